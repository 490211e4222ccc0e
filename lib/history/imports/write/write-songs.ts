import type pg from "pg";
import { requireWithinLimit } from "@/lib/library/require-room";
import { songColumns, songRow } from "@/lib/library/write-songs";
import { personTransaction, sqlTransaction } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { ImportInterrupted } from "../interruptions";
import { nameUriOf } from "../rows/name-uri";
import { forWholeTables } from "../stage/twin-sql";

const songsPerStep = 2_000;

/** Songs of rows that bring something, and that the library does not have. */
const selectMissing = `SELECT number FROM history_staged_songs WHERE import_id = $1 AND song_id IS NULL AND number IN (
    SELECT r.song FROM history_staged_rows r
    LEFT JOIN (SELECT unnest(numbers) AS number FROM history_known_plays WHERE import_id = $1) known ON known.number = r.number
    WHERE r.import_id = $1 AND NOT r.is_duplicate AND known.number IS NULL)
  ORDER BY number`;
const selectSongs = `SELECT number, uri, title, artist, album, length_ms AS "lengthMs" FROM history_staged_songs
  WHERE import_id = $1 AND number = ANY($2)`;

/**
 * Estimates lengths from streams that reached the end of the song: the longest that was reached twice, or the longest. A single
 * one can be longer than the song, because somebody went back.
 */
const writeLengths = `UPDATE history_staged_songs staged SET length_ms = estimate.ms FROM (
    SELECT song, COALESCE(max(ms_played) FILTER (WHERE ms_played - shorter <= 1000), max(ms_played)) AS ms FROM (
      SELECT song, ms_played, lag(ms_played) OVER (PARTITION BY song ORDER BY ms_played) AS shorter
      FROM history_staged_rows WHERE import_id = $1 AND reason_end = 'trackdone' AND ms_played > 0) finished GROUP BY song) estimate
  WHERE staged.import_id = $1 AND staged.number = estimate.song AND staged.length_ms IS NULL`;
/** An estimate of an earlier import was too short if plays last longer. */
const raiseEstimates = `UPDATE songs s SET duration_ms = staged.length_ms FROM history_staged_songs staged
  WHERE staged.import_id = $1 AND s.id = staged.song_id AND s.user_id = $2 AND s.duration_is_estimate
    AND staged.length_ms > s.duration_ms`;

const insertSongs = `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_name, is_local, is_playable,
    search_text, duration_is_estimate, history_import_id)
  SELECT DISTINCT ON (uri) $1, uri, spotify_id, title, duration_ms, artists, album_name, is_local, is_playable, search_text, true, $2
  FROM jsonb_to_recordset($3::jsonb) AS input(${songColumns}) ORDER BY uri
  ON CONFLICT (user_id, uri) DO NOTHING`;
const writeSongIds = `UPDATE history_staged_songs staged SET song_id = s.id
  FROM unnest($3::int[], $4::text[]) AS added(number, uri) JOIN songs s ON s.user_id = $2 AND s.uri = added.uri
  WHERE staged.import_id = $1 AND staged.number = added.number`;

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

/** Estimates the lengths of the songs of an import, also of those in the library that no file has named. */
export async function estimateLengths(importId: string, userId: string): Promise<void> {
  await sqlTransaction(async client => {
    await client.query(forWholeTables);
    await client.query(writeLengths, [importId]);
  });
  await personTransaction(userId, client => client.query(raiseEstimates, [importId, userId]));
}

async function writeSongs(client: pg.PoolClient, importId: string, userId: string, numbers: number[]) {
  const { rows: missing } = await client.query<MissingSong>(selectSongs, [importId, numbers]);
  const rows = missing.map(rowOf);
  await client.query(insertSongs, [userId, importId, JSON.stringify(rows)]);
  const found = missing.map(({ number }) => number);
  await client.query(writeSongIds, [importId, userId, found, rows.map(({ uri }) => uri)]);
  const { rows: counted } = await client.query<{ songs: number }>(
    "SELECT count(*)::int AS songs FROM songs WHERE user_id = $1",
    [userId],
  );
  requireWithinLimit("songs", counted[0]?.songs ?? 0);
}

/** Adds the songs to the library that the plays of an import need, in steps. @throws AppError library_full */
export async function writeMissingSongs(importId: string, userId: string): Promise<void> {
  const { rows: missing } = await sqlTransaction(async client => {
    await client.query(forWholeTables);
    return client.query<{ number: number }>(selectMissing, [importId]);
  });
  for (let first = 0; first < missing.length; first += songsPerStep) {
    if (first > 0 && shutdown().aborted) throw new ImportInterrupted();
    const numbers = missing.slice(first, first + songsPerStep).map(({ number }) => number);
    await personTransaction(userId, client => writeSongs(client, importId, userId, numbers));
  }
}
