import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { notFound } from "@/lib/core/errors";
import { containsPattern, isoSql, songMatchesSql, songSql } from "@/lib/library/song-sql";
import { preparedSql } from "@/lib/platform/db";
import type { PlaylistItem, PlaylistItemsPage } from "@/lib/schemas/library";

type Input = { limit: number; cursor?: string; from?: number; q?: string };

/** SQL that builds the API's item from a row of `playlist_items i` and its song `s`. */
export const itemSql = `json_build_object('id', i.id, 'position', i.position, 'addedAt', ${isoSql("i.added_at")},
  'kind', i.kind, 'otherOccurrences', CASE WHEN s.id IS NULL THEN 0 ELSE (SELECT count(*) - 1 FROM playlist_items other
    WHERE other.playlist_id = i.playlist_id AND other.song_id = i.song_id) END, 'song', CASE WHEN s.id IS NULL THEN NULL ELSE ${songSql("s")} END)`;

/**
 * Returns a page of a playlist's items, starting at a position; with `q` only items whose title, album or artist contains it.
 * The same statement checks that the playlist belongs to the person.
 * @throws AppError not_found
 */
export async function listPlaylistItems(
  { userId }: UserContext,
  id: string,
  input: Input,
): Promise<PlaylistItemsPage> {
  const after = input.cursor ? decodeCursor(z.number().int(), input.cursor) : null;
  // With a filter, `from` counts matching items; without one it is a position, which the index finds directly.
  const position = after ?? (input.q ? 0 : (input.from ?? 0));
  const offset = after === null && input.q ? (input.from ?? 0) : 0;
  const matches = input.q ? `AND ${songMatchesSql("s", "$6")}` : "";
  const total = input.q
    ? `(SELECT count(*)::int FROM playlist_items i JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = p.id ${matches})`
    : "p.track_count";
  const [row] = await preparedSql<{ total: number; items: PlaylistItem[] | null }>(
    `SELECT ${total} AS total,
       (SELECT json_agg(page.item ORDER BY page.position) FROM (
          SELECT i.position, ${itemSql} AS item
          FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
          WHERE i.playlist_id = p.id AND i.position >= $3::bigint ${matches}
          ORDER BY i.position LIMIT $4 OFFSET $5) page) AS items
     FROM playlists p WHERE p.id = $1 AND p.user_id = $2`,
    [id, userId, position, input.limit + 1, offset, ...(input.q ? [containsPattern(input.q)] : [])],
  );
  if (!row) throw notFound("playlist");
  const items = row.items ?? [];
  const next = items[input.limit];
  return {
    items: items.slice(0, input.limit),
    nextCursor: next ? encodeCursor(next.position) : null,
    total: row.total,
  };
}
