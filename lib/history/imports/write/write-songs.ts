import type pg from "pg";
import { requireWithinLimit } from "@/lib/library/require-room";
import { songColumns, songRow } from "@/lib/library/write-songs";
import { nameUriOf } from "../rows/name-uri";

const songsPerStatement = 2_000;

/** Songs of rows that bring something, and that the library does not have. */
const selectMissing = `SELECT number, uri, title, artist, album, length_ms AS "lengthMs" FROM history_staged_songs staged
  WHERE import_id = $1 AND song_id IS NULL AND EXISTS (
    SELECT 1 FROM history_staged_rows r WHERE r.import_id = $1 AND r.song = staged.number AND NOT r.is_duplicate)
  ORDER BY number LIMIT ${songsPerStatement}`;

/**
 * Estimates lengths from streams that reached the end of the song: the longest that was reached twice, or the longest. A single
 * one can be longer than the song, because somebody went back.
 */
const estimateLengths = `UPDATE history_staged_songs staged SET length_ms = estimate.ms FROM (
    SELECT song, COALESCE(max(ms_played) FILTER (WHERE ms_played - shorter <= 1000), max(ms_played)) AS ms FROM (
      SELECT song, ms_played, lag(ms_played) OVER (PARTITION BY song ORDER BY ms_played) AS shorter
      FROM history_staged_rows WHERE import_id = $1 AND reason_end = 'trackdone' AND ms_played > 0) finished GROUP BY song) estimate
  WHERE staged.import_id = $1 AND staged.number = estimate.song AND staged.length_ms IS NULL`;
/** An estimate of an earlier import was too short if plays last longer. */
const raiseEstimates = `UPDATE songs s SET duration_ms = staged.length_ms FROM history_staged_songs staged
  WHERE staged.import_id = $1 AND s.id = staged.song_id AND s.user_id = $2 AND s.duration_is_estimate
    AND staged.length_ms > s.duration_ms`;

const insertSongs = `WITH added AS (
    INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_name, is_local, is_playable, search_text,
      duration_is_estimate, history_import_id)
    SELECT DISTINCT ON (uri) $1::uuid, uri, spotify_id, title, duration_ms, artists, album_name, is_local, is_playable, search_text,
      true, $2::uuid
    FROM jsonb_to_recordset($3::jsonb) AS input(${songColumns}) ORDER BY uri
    ON CONFLICT (user_id, uri) DO NOTHING RETURNING id, uri)
  SELECT id, uri FROM added
  UNION ALL SELECT s.id, s.uri FROM songs s JOIN jsonb_to_recordset($3::jsonb) AS input(uri text) USING (uri) WHERE s.user_id = $1`;
const writeSongIds = `UPDATE history_staged_songs staged SET song_id = found.id
  FROM unnest($2::int[], $3::uuid[]) AS found(number, id) WHERE staged.import_id = $1 AND staged.number = found.number`;

type MissingSong = {
  number: number;
  uri: string | null;
  title: string;
  artist: string;
  album: string | null;
  lengthMs: number | null;
};

/** A song of the library as the file describes it. Its artist is the one of the album. */
function rowOf({ uri, title, artist, album, lengthMs }: MissingSong) {
  const isOnSpotify = uri?.startsWith("spotify:track:") ?? false;
  return songRow({
    uri: uri ?? nameUriOf(artist, title),
    spotifyId: (isOnSpotify && uri?.split(":")[2]) || null,
    title,
    durationMs: lengthMs ?? 0,
    artists: artist ? [{ id: null, name: artist }] : [],
    album: album ? { id: null, name: album } : null,
    imageUrl: null,
    isrc: null,
    isLocal: !isOnSpotify,
    isPlayable: isOnSpotify,
  });
}

/** Adds the songs to the library that its plays need, in a `personTransaction`. @throws AppError library_full */
export async function writeMissingSongs(
  client: pg.PoolClient,
  importId: string,
  userId: string,
): Promise<number> {
  await client.query(estimateLengths, [importId]);
  await client.query(raiseEstimates, [importId, userId]);
  let written = 0;
  for (;;) {
    const { rows: missing } = await client.query<MissingSong>(selectMissing, [importId]);
    if (missing.length === 0) break;
    const rows = missing.map(rowOf);
    const found = await client.query<{ id: string; uri: string }>(insertSongs, [
      userId,
      importId,
      JSON.stringify(rows),
    ]);
    const ids = new Map(found.rows.map(({ id, uri }) => [uri, id]));
    const songIds = rows.map(({ uri }) => ids.get(uri));
    await client.query(writeSongIds, [importId, missing.map(({ number }) => number), songIds]);
    written += missing.length;
  }
  const { rows } = await client.query<{ songs: number }>(
    "SELECT count(*)::int AS songs FROM songs WHERE user_id = $1",
    [userId],
  );
  requireWithinLimit("songs", rows[0]?.songs ?? 0);
  return written;
}
