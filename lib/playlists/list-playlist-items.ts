import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, encodeCursor } from "@/lib/core/cursor";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { cursorAt, type SongListInput, songOrderSql, startOf } from "@/lib/library/song-order";
import { isoSql, listedSongSql, songFilterPatterns, songMatchesSql } from "@/lib/library/song-sql";
import { preparedSql } from "@/lib/platform/db";
import type { PlaylistItem, PlaylistItemsPage } from "@/lib/schemas/library";

/** SQL that builds the API's item from a row of `playlist_items i` and its song `s`. */
export const itemSql = (
  locale: Locale,
) => `json_build_object('id', i.id, 'position', i.position, 'addedAt', ${isoSql("i.added_at")},
  'kind', i.kind, 'otherOccurrences', CASE WHEN s.id IS NULL THEN 0 ELSE (SELECT count(*) - 1 FROM playlist_items other
    WHERE other.playlist_id = i.playlist_id AND other.song_id = i.song_id) END,
  'song', CASE WHEN s.id IS NULL THEN NULL ELSE ${listedSongSql("s", locale)} END)`;

type Row = { total: number; durationMs: number | null; items: PlaylistItem[] | null };

const ownPlaylist = "playlists p WHERE p.id = $1 AND p.user_id = $2";
const lengthSql = "COALESCE(sum(duration_ms), 0)::float8";

/** Returns the statement for a page in the playlist's own order. The index finds its first position directly. */
const selectPage = (isFirst: boolean, locale: Locale) => `SELECT p.track_count AS total,
    ${isFirst ? `(SELECT ${lengthSql} FROM playlist_items i JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = p.id)` : "NULL"} AS "durationMs",
    (SELECT json_agg(${itemSql(locale)} ORDER BY i.position) FROM (
      SELECT * FROM playlist_items WHERE playlist_id = p.id AND position >= $3::bigint ORDER BY position LIMIT $4) i
      LEFT JOIN songs s ON s.id = i.song_id) AS items
  FROM ${ownPlaylist}`;

/** Returns the statement for a page of a sorted or filtered playlist. */
const selectPageOfView = (
  order: string,
  matches: string,
  isFirst: boolean,
  locale: Locale,
) => `WITH playlist AS (SELECT p.id FROM ${ownPlaylist}),
  matching AS MATERIALIZED (
    SELECT i.id, s.duration_ms, row_number() OVER (ORDER BY ${order}) AS place
    FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = (SELECT id FROM playlist) AND ${matches})
  SELECT (SELECT count(*)::int FROM matching) AS total, ${isFirst ? `(SELECT ${lengthSql} FROM matching)` : "NULL"} AS "durationMs",
    (SELECT json_agg(${itemSql(locale)} ORDER BY m.place) FROM (
      SELECT id, place FROM matching WHERE place > $3::bigint ORDER BY place LIMIT $4) m
      JOIN playlist_items i ON i.id = m.id LEFT JOIN songs s ON s.id = i.song_id) AS items
  FROM playlist`;

/**
 * Returns a page of a playlist's items in its own order or sorted; with `q` only items whose title, album and artists contain its
 * words. The same statement checks that the playlist belongs to the person. The first page tells the length of all.
 * @throws AppError not_found, validation_failed
 */
export async function listPlaylistItems(
  { userId, locale }: UserContext,
  id: string,
  input: SongListInput,
): Promise<PlaylistItemsPage> {
  const patterns = songFilterPatterns(input.q);
  const isView = patterns.length > 0 || input.sort !== undefined;
  const start = isView || !input.cursor ? startOf(input) : decodeCursor(z.number().int(), input.cursor);
  const order = songOrderSql(input, "i.added_at", "i.position");
  const statement = isView
    ? selectPageOfView(order, patterns.length > 0 ? songMatchesSql("s", "$5") : "true", start === 0, locale)
    : selectPage(start === 0, locale);
  const [row] = await preparedSql<Row>(statement, [
    id,
    userId,
    start,
    input.limit + 1,
    ...(patterns.length > 0 ? [patterns] : []),
  ]);
  if (!row) throw notFound("playlist");
  const items = row.items ?? [];
  const next = items[input.limit];
  return {
    items: items.slice(0, input.limit),
    nextCursor: next ? (isView ? cursorAt(input, start + input.limit) : encodeCursor(next.position)) : null,
    total: row.total,
    durationMs: row.durationMs,
  };
}
