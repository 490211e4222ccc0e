import type pg from "pg";
import { sql } from "@/lib/platform/db";
import {
  endTogetherSql,
  hasNamesSql,
  isPolledScrobbleSql,
  isTwinSql,
  pairOnce,
  scrobbleSources,
  startsTogether,
} from "./twin-sql";

const resetMarks = `UPDATE history_staged_rows SET is_duplicate = false, supersedes_id = NULL
  WHERE import_id = $1 AND (is_duplicate OR supersedes_id IS NOT NULL)`;

/** A song that was found may be deleted before the import is started, for example with another import. */
const forgetDeletedSongs = `UPDATE history_staged_songs staged SET song_id = NULL
  WHERE import_id = $1 AND song_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM songs s WHERE s.id = staged.song_id AND s.user_id = $2)`;
/** Finds the songs of the library, by URI first. A resumed import keeps the songs that it has found or added. */
const findSongsByUri = `UPDATE history_staged_songs staged SET song_id = s.id FROM songs s
  WHERE staged.import_id = $1 AND s.user_id = $2 AND s.uri = staged.uri AND staged.song_id IS NULL`;
/** Prefers, among songs with the same names, a song of Spotify, then the one that was added first. */
const findSongsByName = `UPDATE history_staged_songs staged SET song_id = (
    SELECT s.id FROM songs s WHERE s.user_id = $2 AND left(s.search_text, 100) >= left(staged.name_key, 100)
      AND left(s.search_text, 100) < left(staged.name_key, 100) || U&'\\+10FFFF' AND ${hasNamesSql("s", "staged.name_key")}
    ORDER BY s.is_local, s.created_at, s.id LIMIT 1)
  WHERE staged.import_id = $1 AND staged.uri IS NULL AND staged.song_id IS NULL`;

/** Keeps the first of several rows about one stream. Each row is compared with the one before it: a file can have a row very often. */
const markTwins = `UPDATE history_staged_rows r SET is_duplicate = true FROM (
    SELECT number, ms_played, lag(ended_at) OVER alike AS ended_at, lag(started_at) OVER alike AS started_at,
      lag(start_is_estimate) OVER alike AS start_is_estimate, lag(reason_start) OVER alike AS reason_start,
      lag(reason_end) OVER alike AS reason_end
    FROM history_staged_rows WHERE import_id = $1 AND ms_played IS NOT NULL
    WINDOW alike AS (PARTITION BY song, ms_played, source ORDER BY ended_at, started_at, number)) e
  WHERE r.import_id = $1 AND r.number = e.number AND ${isTwinSql("e", "r")}`;
/** The same file again, without comparing each row with all plays of its song. */
const markSame = `UPDATE history_staged_rows r SET is_duplicate = true FROM history_staged_songs staged, plays p
  WHERE r.import_id = $1 AND NOT r.is_duplicate AND staged.import_id = $1 AND staged.number = r.song
    AND p.user_id = $2 AND p.song_id = staged.song_id AND p.ms_played = r.ms_played AND p.source = r.source
    AND p.ended_at = r.ended_at AND p.started_at = r.started_at`;
const markStored = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, plays p, generate_series(-1, 1) shift
  WHERE r.import_id = $1 AND NOT r.is_duplicate AND staged.import_id = $1 AND staged.number = r.song
    AND p.user_id = $2 AND p.song_id = staged.song_id AND p.ms_played = r.ms_played AND p.source = r.source
    AND ${endTogetherSql("p", "r", "shift")}
    AND ${isTwinSql("p", "r")}`;

/** Account data has times to the minute, and a stream's end lies in this minute or in the one before. */
const sameMinute = (exact: string, rough: string) =>
  `date_trunc('minute', ${exact}.ended_at) IN (${rough}.ended_at, ${rough}.ended_at - interval '1 minute')
    AND abs(${exact}.ms_played - ${rough}.ms_played) <= 1000`;

/** Account data gives way to the extended history of the same files or of earlier ones. */
const markAccountRows = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, history_staged_rows e, history_staged_songs exact
  WHERE r.import_id = $1 AND r.source = 'spotify-account' AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song
    AND e.import_id = $1 AND e.source = 'spotify-extended' AND e.played_at >= r.played_at - interval '1 minute'
    AND e.played_at < r.played_at + interval '1 minute' AND ${sameMinute("e", "r")}
    AND exact.import_id = $1 AND exact.number = e.song AND exact.name_key = staged.name_key`;
const markStoredAccountRows = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, plays p, songs s
  WHERE r.import_id = $1 AND r.source = 'spotify-account' AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song
    AND p.user_id = $2 AND p.source = 'spotify-extended' AND p.played_at >= r.played_at - interval '1 minute'
    AND p.played_at < r.played_at + interval '1 minute' AND ${sameMinute("p", "r")}
    AND s.id = p.song_id AND ${hasNamesSql("s", "staged.name_key")}`;

const markTwinScrobbles = `UPDATE history_staged_rows r SET is_duplicate = true FROM (
    SELECT number, lag(source) OVER alike AS source, lag(started_at) OVER alike AS started_at
    FROM history_staged_rows WHERE import_id = $1 AND source IN ${scrobbleSources}
    WINDOW alike AS (PARTITION BY song ORDER BY started_at, number)) e
  WHERE r.import_id = $1 AND r.number = e.number
    AND extract(epoch FROM r.started_at - e.started_at) <= CASE e.source WHEN r.source THEN 0 ELSE 30 END`;
const markStoredScrobbles = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, plays p
  WHERE r.import_id = $1 AND r.source IN ${scrobbleSources} AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song AND p.user_id = $2 AND p.song_id = staged.song_id
    AND (CASE WHEN p.source IN ${scrobbleSources}
        THEN abs(extract(epoch FROM p.started_at - r.started_at)) <= CASE p.source WHEN r.source THEN 0 ELSE 30 END
      ELSE p.import_id IS NOT NULL AND ${startsTogether("p", "r")} END)`;
/** The closest rows first: of several plays of a song in a row, only the last ones may have been polled. */
const selectPolledScrobbles = `SELECT r.number, p.id FROM history_staged_rows r
  JOIN history_staged_songs staged ON staged.import_id = r.import_id AND staged.number = r.song
  JOIN plays p ON p.user_id = $2 AND p.song_id = staged.song_id AND p.import_id IS NULL
    AND ${isPolledScrobbleSql("p", "r")}
  WHERE r.import_id = $1 AND r.source IN ${scrobbleSources} AND NOT r.is_duplicate
  ORDER BY p.played_at, p.id, r.started_at DESC, r.number`;
const writeDuplicates =
  "UPDATE history_staged_rows SET is_duplicate = true WHERE import_id = $1 AND number = ANY($2)";
const markScrobblesOfFiles = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, history_staged_rows e, history_staged_songs exact
  WHERE r.import_id = $1 AND r.source IN ${scrobbleSources} AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song
    AND e.import_id = $1 AND e.source IN ('spotify-extended', 'spotify-account')
    AND e.played_at BETWEEN r.started_at AND r.started_at + interval '1 hour' AND ${startsTogether("e", "r")}
    AND exact.import_id = $1 AND exact.number = e.song AND exact.name_key = staged.name_key`;

/**
 * Finds stored plays that a row of the files knows more about. Begins with the stored plays, of which there are few: most are of the
 * extended history already. Spotify dates a polled play by its end, or formerly by its start.
 */
const selectPoorer = `SELECT r.number, p.id FROM (
    SELECT p.id, p.played_at, p.started_at, p.ended_at, p.ms_played, p.source, p.import_id, s.id AS song_id, s.search_text
    FROM plays p JOIN songs s ON s.id = p.song_id
    WHERE p.user_id = $2 AND p.superseded_by_id IS NULL AND p.source <> 'spotify-extended') p
  CROSS JOIN LATERAL (
    SELECT r.number, r.started_at, r.ended_at FROM history_staged_rows r
    JOIN history_staged_songs staged ON staged.import_id = r.import_id AND staged.number = r.song
    WHERE r.import_id = $1 AND NOT r.is_duplicate AND r.source IN ('spotify-extended', 'spotify-account')
      AND (r.played_at BETWEEN p.played_at - interval '90 seconds' AND p.played_at + interval '1 hour')
      AND (p.song_id = staged.song_id OR ${hasNamesSql("p", "staged.name_key")})
      AND CASE
        WHEN p.import_id IS NULL THEN r.ms_played >= 30000 AND (
          p.played_at BETWEEN r.started_at - interval '5 seconds' AND r.played_at + interval '90 seconds'
          OR abs(extract(epoch FROM p.played_at - r.ended_at)) <= 90)
        WHEN p.source = 'spotify-account' THEN r.source = 'spotify-extended' AND ${sameMinute("r", "p")}
        ELSE ${startsTogether("r", "p")} END) r
  ORDER BY p.played_at, p.id, r.started_at, r.number`;

const writeSuperseding = `UPDATE history_staged_rows r SET supersedes_id = pair.id
  FROM unnest($2::int[], $3::uuid[]) AS pair(number, id) WHERE r.import_id = $1 AND r.number = pair.number`;

type Pair = { number: number; id: string };
const numberOf = ({ number }: Pair) => number;
const idOf = ({ id }: Pair) => id;

/** Pairs rows with the stored plays that they replace. A row replaces one play, and a play is replaced once. */
async function markSuperseding(client: pg.PoolClient, importId: string, userId: string): Promise<void> {
  const { rows } = await client.query<Pair>(selectPoorer, [importId, userId]);
  const pairs = pairOnce(rows, numberOf, idOf);
  await client.query(writeSuperseding, [
    importId,
    pairs.map(({ number }) => number),
    pairs.map(({ id }) => id),
  ]);
}

/**
 * Finds the songs of an import in the library. Not in the transaction of `markDuplicates`, because PostgreSQL has to know the result to
 * choose plans that take seconds instead of hours.
 */
export async function findStagedSongs(importId: string, userId: string): Promise<void> {
  await sql(forgetDeletedSongs, [importId, userId]);
  await sql(findSongsByUri, [importId, userId]);
  await sql(findSongsByName, [importId, userId]);
  await sql("ANALYZE history_staged_songs, history_staged_rows");
}

/**
 * Marks the rows of an import that bring no new play, because the files or the library have it already. Called after
 * `findStagedSongs`.
 */
export async function markDuplicates(client: pg.PoolClient, importId: string, userId: string): Promise<void> {
  await client.query(forgetDeletedSongs, [importId, userId]);
  const reset = await client.query(resetMarks, [importId]);
  // Otherwise PostgreSQL expects that almost all rows are marked still, and compares the others one by one.
  if (reset.rowCount) await client.query("ANALYZE (SKIP_LOCKED) history_staged_rows");
  const { rows } = await client.query<{ source: string }>(
    "SELECT DISTINCT source FROM history_staged_rows WHERE import_id = $1",
    [importId],
  );
  const sources = new Set(rows.map(({ source }) => source));
  await client.query(markTwins, [importId]);
  await client.query(markSame, [importId, userId]);
  await client.query(markStored, [importId, userId]);
  if (sources.has("spotify-account")) {
    await client.query(markAccountRows, [importId]);
    await client.query(markStoredAccountRows, [importId, userId]);
  }
  if (sources.has("listenbrainz") || sources.has("lastfm")) {
    await client.query(markTwinScrobbles, [importId]);
    await client.query(markStoredScrobbles, [importId, userId]);
    const { rows: polled } = await client.query<Pair>(selectPolledScrobbles, [importId, userId]);
    await client.query(writeDuplicates, [importId, pairOnce(polled, numberOf, idOf).map(numberOf)]);
    await client.query(markScrobblesOfFiles, [importId]);
  }
  await markSuperseding(client, importId, userId);
}

export type RowCounts = { plays: number; duplicates: number; short: number; shortExamples: string[] };

const isKnown = "(r.is_duplicate OR r.supersedes_id IS NOT NULL)";
const isShort = "COALESCE(r.ms_played < 30000, false)";
const countSql = `SELECT count(*) FILTER (WHERE NOT ${isKnown} AND NOT ${isShort})::int AS plays,
    count(*) FILTER (WHERE ${isKnown})::int AS duplicates, count(*) FILTER (WHERE NOT ${isKnown} AND ${isShort})::int AS short
  FROM history_staged_rows r WHERE r.import_id = $1`;
const shortExamplesSql = `SELECT DISTINCT concat_ws(' – ', NULLIF(staged.artist, ''), NULLIF(staged.title, '')) AS name FROM (
    SELECT song FROM history_staged_rows r WHERE r.import_id = $1 AND NOT ${isKnown} AND ${isShort} LIMIT 5) r
  JOIN history_staged_songs staged ON staged.import_id = $1 AND staged.number = r.song`;

/** Counts the staged rows by what becomes of them. */
export async function countRows(client: pg.PoolClient, importId: string): Promise<RowCounts> {
  const { rows } = await client.query<Omit<RowCounts, "shortExamples">>(countSql, [importId]);
  const examples = await client.query<{ name: string }>(shortExamplesSql, [importId]);
  const counts = rows[0] ?? { plays: 0, duplicates: 0, short: 0 };
  return { ...counts, shortExamples: examples.rows.map(({ name }) => name) };
}
