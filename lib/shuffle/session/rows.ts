import type pg from "pg";
import type { ErrorParameters } from "@/lib/core/error-details";
import { AppError } from "@/lib/core/errors";
import { containsPattern, songMatchesSql } from "@/lib/library/song-sql";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import type { Track } from "@/lib/shuffle/order/library";

/** A row of what is shuffled: a song, and in a playlist the item that holds it. */
export type Row = Track & { songId: string; itemId: string | null };

/** What names a row as long as it is there. */
export const rowKey = ({ itemId, songId }: Pick<Row, "itemId" | "songId">): string => itemId ?? songId;

/** A song as the shuffle sees it: the copies of one recording have one ISRC, whatever their album. */
export const trackSql = (
  song: string,
) => `COALESCE(${song}.isrc, ${song}.uri) AS id, ${song}.album_id AS "albumId",
  ARRAY(SELECT COALESCE(artist->>'id', artist->>'name') FROM jsonb_array_elements(${song}.artists) artist) AS "artistIds"`;

const columns = `s.id AS "songId", ${trackSql("s")}, COALESCE(s.is_playable AND NOT s.is_local, false) AS "isPlayable"`;

type SourceRow = Row & { isPlayable: boolean; listId: string | null };

/** What a source holds, in its order; $1 is the person, $2 what the source names. */
function query(source: ShuffleSource): { text: string; names: unknown } {
  switch (source.kind) {
    case "playlists":
      return {
        text: `SELECT i.id AS "itemId", i.playlist_id AS "listId", ${columns}
          FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id LEFT JOIN songs s ON s.id = i.song_id
          WHERE p.user_id = $1 AND p.id = ANY($2::uuid[]) ORDER BY i.playlist_id, i.position`,
        names: source.playlistIds,
      };
    case "likedSongs":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${columns} FROM liked_songs l JOIN songs s ON s.id = l.song_id
          WHERE l.user_id = $1 AND $2::text IS NULL ORDER BY l.added_at DESC, l.song_id DESC`,
        names: null,
      };
    case "album":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${columns} FROM songs s
          WHERE s.user_id = $1 AND s.album_id = $2 AND s.uri LIKE 'spotify:track:%' ORDER BY s.uri`,
        names: source.albumId,
      };
    case "search": {
      const words = [...new Set(source.search.split(" "))];
      const matches = words.map((_, index) => songMatchesSql("s", `($2::text[])[${index + 1}]`));
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${columns} FROM songs s
          WHERE s.user_id = $1 AND ${matches.join(" AND ")} ORDER BY s.title, s.id`,
        names: words.map(containsPattern),
      };
    }
  }
}

/** Of several lists that hold a song it comes as often as in the one that has it most. */
function withoutOverlap(rows: readonly SourceRow[]): readonly SourceRow[] {
  const counts = new Map<string, number>();
  const present = new Set<string>();
  return rows.filter(({ listId, songId }) => {
    if (!listId || !songId) return true;
    const inList = `${listId} ${songId}`;
    const occurrence = (counts.get(inList) ?? 0) + 1;
    counts.set(inList, occurrence);
    const name = `${songId} ${occurrence}`;
    return !present.has(name) && present.add(name);
  });
}

/** The rows of a source that can be played, and how many cannot. */
export async function readRows(
  client: pg.PoolClient,
  userId: string,
  source: ShuffleSource,
): Promise<{ playable: Row[]; leftOut: number }> {
  const { text, names } = query(source);
  const { rows: all } = await client.query<SourceRow>(text, [userId, names]);
  const rows = withoutOverlap(all);
  const playable = rows.filter(row => row.isPlayable);
  return { playable, leftOut: rows.length - playable.length };
}

type Refused = ErrorParameters<"nothing_to_shuffle">;

const emptyReasons = {
  playlists: "playlist_empty",
  likedSongs: "no_liked_songs",
  album: "album_empty",
  search: "no_search_results",
} as const satisfies Record<ShuffleSource["kind"], Refused["reason"]>;

function emptyReason(source: ShuffleSource, leftOut: number): Refused {
  if (leftOut === 1) return { reason: "one_unplayable" };
  if (leftOut > 1) return { reason: "none_playable", count: leftOut };
  const hasSeveralPlaylists = source.kind === "playlists" && source.playlistIds.length > 1;
  return { reason: hasSeveralPlaylists ? "playlists_empty" : emptyReasons[source.kind] };
}

/** Tells whether Spotify no longer shows the songs of one of these playlists. */
async function isHidden(client: pg.PoolClient, userId: string, source: ShuffleSource): Promise<boolean> {
  if (source.kind !== "playlists") return false;
  const { rowCount } = await client.query(
    "SELECT 1 FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) AND access = 'metadata' LIMIT 1",
    [userId, source.playlistIds],
  );
  return rowCount === 1;
}

/** Returns the error for a source without a playable row. */
export async function nothingToShuffle(
  client: pg.PoolClient,
  userId: string,
  { source, leftOut }: { source: ShuffleSource; leftOut: number },
): Promise<AppError> {
  const isHiddenNow = leftOut === 0 && (await isHidden(client, userId, source));
  return new AppError(
    "nothing_to_shuffle",
    isHiddenNow ? { reason: "playlist_hidden" } : emptyReason(source, leftOut),
  );
}
