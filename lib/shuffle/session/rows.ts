import type pg from "pg";
import type { ErrorParameters } from "@/lib/core/error-words";
import { AppError } from "@/lib/core/errors";
import { findSongIds } from "@/lib/library/search/matching-songs";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import type { Track } from "@/lib/shuffle/order/library";

/** A row of a source: a song and, in a playlist, the item that contains it. */
export type Row = Track & { songId: string; itemId: string | null };

/** Returns the key that identifies a row within its source. */
export const rowKey = ({ itemId, songId }: Pick<Row, "itemId" | "songId">): string => itemId ?? songId;

/** Columns of a `Track`. Copies of one recording on several albums share their ISRC. */
export const trackSql = (
  song: string,
) => `COALESCE(${song}.isrc, ${song}.uri) AS id, ${song}.album_id AS "albumId",
  ARRAY(SELECT COALESCE(artist->>'id', artist->>'name') FROM jsonb_array_elements(${song}.artists) artist) AS "artistIds"`;

const sourceColumns = `s.id AS "songId", ${trackSql("s")}, COALESCE(s.is_playable AND NOT s.is_local, false) AS "isPlayable"`;

type SourceRow = Row & { isPlayable: boolean; listId: string | null };

/** Returns the query for the rows of a source in its order. $1 is the person, $2 is `value`. */
async function sourceQuery(
  client: pg.PoolClient,
  userId: string,
  source: ShuffleSource,
): Promise<{ text: string; value: unknown }> {
  switch (source.kind) {
    case "playlists":
      return {
        text: `SELECT i.id AS "itemId", i.playlist_id AS "listId", ${sourceColumns}
          FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id LEFT JOIN songs s ON s.id = i.song_id
          WHERE p.user_id = $1 AND p.id = ANY($2::uuid[]) ORDER BY i.playlist_id, i.position`,
        value: source.playlistIds,
      };
    case "likedSongs":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${sourceColumns} FROM liked_songs l JOIN songs s ON s.id = l.song_id
          WHERE l.user_id = $1 AND $2::text IS NULL ORDER BY l.added_at DESC, l.song_id DESC`,
        value: null,
      };
    case "album":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${sourceColumns} FROM songs s
          WHERE s.user_id = $1 AND s.album_id = $2 AND s.uri LIKE 'spotify:track:%' ORDER BY s.uri`,
        value: source.albumId,
      };
    case "artist":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${sourceColumns} FROM songs s
          WHERE s.user_id = $1 AND s.artists @> $2 ORDER BY s.title, s.id`,
        value: JSON.stringify([{ id: source.artistId }]),
      };
    case "search":
      return {
        text: `SELECT NULL AS "itemId", NULL AS "listId", ${sourceColumns} FROM songs s
          WHERE s.user_id = $1 AND s.id = ANY($2::uuid[]) ORDER BY s.title, s.id`,
        value: await findSongIds(
          async (query, values) => (await client.query(query, values)).rows,
          userId,
          source.search,
        ),
      };
  }
}

/** Removes songs that several playlists share: each song stays as often as it is in the playlist with most copies of it. */
function removeSharedSongs(rows: readonly SourceRow[]): readonly SourceRow[] {
  const counts = new Map<string, number>();
  const seenCopies = new Set<string>();
  return rows.filter(({ listId, songId }) => {
    if (!listId || !songId) return true;
    const listSong = `${listId} ${songId}`;
    const occurrence = (counts.get(listSong) ?? 0) + 1;
    counts.set(listSong, occurrence);
    const copy = `${songId} ${occurrence}`;
    return !seenCopies.has(copy) && seenCopies.add(copy);
  });
}

/** Reads the playable rows of a source and counts the unplayable ones as left out. */
export async function readRows(
  client: pg.PoolClient,
  userId: string,
  source: ShuffleSource,
): Promise<{ playable: Row[]; leftOut: number }> {
  const { text, value } = await sourceQuery(client, userId, source);
  const { rows: allRows } = await client.query<SourceRow>(text, [userId, value]);
  const rows = removeSharedSongs(allRows);
  const playable = rows.filter(row => row.isPlayable);
  return { playable, leftOut: rows.length - playable.length };
}

type EmptyReason = ErrorParameters<"nothing_to_shuffle">;

const emptyReasons = {
  playlists: "playlist_empty",
  likedSongs: "no_liked_songs",
  album: "album_empty",
  artist: "no_artist_songs",
  search: "no_search_results",
} as const satisfies Record<ShuffleSource["kind"], EmptyReason["reason"]>;

function emptyReason(source: ShuffleSource, leftOut: number): EmptyReason {
  if (leftOut === 1) return { reason: "one_unplayable" };
  if (leftOut > 1) return { reason: "none_playable", count: leftOut };
  const hasSeveralPlaylists = source.kind === "playlists" && source.playlistIds.length > 1;
  return { reason: hasSeveralPlaylists ? "playlists_empty" : emptyReasons[source.kind] };
}

/** Returns true if Spotify no longer shows the songs of one of these playlists. */
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
