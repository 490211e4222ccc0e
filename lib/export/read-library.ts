import { byName, isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";

/** The number of rows read at a time. */
const batchSize = 2_000;

export type ExportedPlaylist = {
  id: string;
  name: string;
  description: string;
  origin: string;
  access: string;
  spotifyId: string | null;
};
export type ExportedSong = {
  uri: string;
  title: string;
  durationMs: number;
  artists: { id: string | null; name: string }[];
  album: { id: string | null; name: string } | null;
  imageUrl: string | null;
  isrc: string | null;
  isPlayable: boolean;
};
/** An entry of a playlist or of the liked songs. A withdrawn entry has no song. */
export type ExportedEntry = { kind: string; addedAt: string; song: ExportedSong | null };

const songJson = `json_build_object('uri', s.uri, 'title', s.title, 'durationMs', s.duration_ms, 'artists', s.artists,
  'album', CASE WHEN s.album_name IS NULL THEN NULL ELSE json_build_object('id', s.album_id, 'name', s.album_name) END,
  'imageUrl', s.image_url, 'isrc', s.isrc, 'isPlayable', s.is_playable)`;

/** Yields batches of rows. `read` gets the last row of the previous batch. */
async function* readInBatches<Row>(read: (last: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let last: Row | undefined; ; ) {
    const rows = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < batchSize) return;
    last = rows.at(-1);
  }
}

/** Reads the person's playlists in order, or only one playlist. */
export const readPlaylists = (userId: string, playlistId: string | null) =>
  sql<ExportedPlaylist>(
    `SELECT id, name, description, origin, access, spotify_id AS "spotifyId" FROM playlists
     WHERE user_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY position, id`,
    [userId, playlistId],
  );

/** Reads a playlist's entries in order. An edit between two batches may repeat or skip an entry. */
export const readEntries = (playlistId: string) =>
  readInBatches<ExportedEntry & { position: number }>(last =>
    sql(
      `SELECT i.position, i.kind, ${isoSql("i.added_at")} AS "addedAt",
         CASE WHEN s.id IS NULL THEN NULL ELSE ${songJson} END AS song
       FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
       WHERE i.playlist_id = $1 AND i.position > $2 ORDER BY i.position LIMIT ${batchSize}`,
      [playlistId, last?.position ?? -1],
    ),
  );

/** Reads the liked songs, newest first. */
export const readLikedSongs = (userId: string) =>
  readInBatches<ExportedEntry & { id: string }>(last =>
    sql(
      `SELECT s.id, 'song' AS kind, ${isoSql("l.added_at")} AS "addedAt", ${songJson} AS song
       FROM liked_songs l JOIN songs s ON s.id = l.song_id
       WHERE l.user_id = $1 AND ($2::timestamptz IS NULL OR (l.added_at, l.song_id) < ($2, $3::uuid))
       ORDER BY l.added_at DESC, l.song_id DESC LIMIT ${batchSize}`,
      [userId, last?.addedAt ?? null, last?.id ?? null],
    ),
  );

const songFilters = {
  all: "",
  "in-no-list": `AND NOT EXISTS (SELECT 1 FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
      WHERE i.song_id = s.id AND p.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM liked_songs l WHERE l.song_id = s.id)`,
};

/**
 * Reads songs by title: all songs, the songs of a playlist, or the songs that are neither in a playlist nor liked. Reads the ids of
 * all songs first, because filtering and sorting again for each batch takes much longer than reading the songs.
 */
export async function* readSongs(
  userId: string,
  filter: { playlistId: string } | keyof typeof songFilters,
): AsyncGenerator<ExportedSong[]> {
  const isPlaylist = typeof filter !== "string";
  const rows = await sql<{ id: string }>(
    `SELECT s.id FROM songs s WHERE s.user_id = $1
       ${isPlaylist ? "AND s.id IN (SELECT song_id FROM playlist_items WHERE playlist_id = $2)" : songFilters[filter]}
     ORDER BY ${byName("s.title")}, s.id`,
    [userId, ...(isPlaylist ? [filter.playlistId] : [])],
  );
  const ids = rows.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = await sql<{ song: ExportedSong }>(
      `SELECT ${songJson} AS song FROM unnest($1::uuid[]) WITH ORDINALITY AS batch(id, ordinal) JOIN songs s USING (id)
       ORDER BY ordinal`,
      [ids.slice(start, start + batchSize)],
    );
    // Songs can have been deleted meanwhile.
    if (batch.length > 0) yield batch.map(({ song }) => song);
  }
}
