import type pg from "pg";
import {
  endTogetherSql,
  forSingleRows,
  forWholeTables,
  hasNamesSql,
  isPolledScrobbleSql,
  isTwinSql,
  pairOnce,
  sameMinute,
  scrobbleSources,
  startsTogether,
} from "./twin-sql";

/** Rows are compared, stored and written in parts of this many. */
export const rowsPerPart = 10_000;

const stagedRows = `history_staged_rows r JOIN history_staged_songs staged ON staged.import_id = r.import_id AND staged.number = r.song`;

/**
 * The rows that are stored plays, and those that may be new, in tables of this transaction: PostgreSQL knows what is in them, and writes
 * nothing to the disk. Rows of the same file again are found first, without comparing each with all plays of its song.
 */
const createKnown = `CREATE TEMPORARY TABLE history_known ON COMMIT DROP AS
  SELECT DISTINCT ON (r.number) r.number, p.id AS play_id
  FROM ${stagedRows} JOIN plays p ON p.user_id = $2 AND p.song_id = staged.song_id AND p.ms_played = r.ms_played
    AND p.source = r.source AND p.ended_at = r.ended_at AND p.started_at = r.started_at
  WHERE r.import_id = $1 AND NOT r.is_duplicate ORDER BY r.number, p.id`;
const createCandidates = `CREATE TEMPORARY TABLE history_candidates ON COMMIT DROP AS
  SELECT r.number, r.song, r.source, r.played_at, r.started_at, r.ended_at, r.ms_played, r.start_is_estimate, r.reason_start,
    r.reason_end, staged.song_id, staged.name_key
  FROM ${stagedRows}
  WHERE r.import_id = $1 AND NOT r.is_duplicate AND NOT EXISTS (SELECT 1 FROM history_known k WHERE k.number = r.number)`;

/** Builds SQL that moves the candidates which are stored plays to the known ones. */
const moveKnown = (tables: string, condition: string) => `WITH known AS (
    DELETE FROM history_candidates r USING ${tables} WHERE p.user_id = $1 AND ${condition} RETURNING r.number, p.id)
  INSERT INTO history_known SELECT number, id FROM known`;

const moveTwins = moveKnown(
  "plays p, generate_series(-1, 1) shift",
  `p.song_id = r.song_id AND p.ms_played = r.ms_played AND p.source = r.source AND ${endTogetherSql("p", "r", "shift")} AND ${isTwinSql("p", "r")}`,
);

/** Account data gives way to the extended history of earlier files. */
const moveAccountRows = moveKnown(
  "plays p JOIN songs s ON s.id = p.song_id",
  `r.source = 'spotify-account' AND p.source = 'spotify-extended' AND p.played_at >= r.played_at - interval '1 minute'
    AND p.played_at < r.played_at + interval '1 minute' AND ${sameMinute("p", "r")} AND ${hasNamesSql("s", "r.name_key")}`,
);

const moveScrobbles = moveKnown(
  "plays p",
  `r.source IN ${scrobbleSources} AND p.song_id = r.song_id
    AND (CASE WHEN p.source IN ${scrobbleSources}
        THEN abs(extract(epoch FROM p.started_at - r.started_at)) <= CASE p.source WHEN r.source THEN 0 ELSE 30 END
      ELSE p.import_id IS NOT NULL AND ${startsTogether("p", "r")} END)`,
);
/** The closest rows first: of several plays of a song in a row, only the last ones may have been polled. */
const selectPolledScrobbles = `SELECT r.number, p.id FROM history_candidates r
  JOIN plays p ON p.user_id = $1 AND p.song_id = r.song_id AND p.import_id IS NULL AND ${isPolledScrobbleSql("p", "r")}
  WHERE r.source IN ${scrobbleSources} ORDER BY p.played_at, p.id, r.started_at DESC, r.number`;
const movePairs = `WITH pairs AS (SELECT number, id FROM unnest($1::int[], $2::uuid[]) AS pair(number, id)),
    gone AS (DELETE FROM history_candidates r USING pairs WHERE r.number = pairs.number)
  INSERT INTO history_known SELECT number, id FROM pairs`;

/** Rows of the extended history replace none of their own kind, of which there are most. */
const isPoorer = "p.user_id = $1 AND p.superseded_by_id IS NULL AND p.source <> 'spotify-extended'";
const hasPoorer = `SELECT 1 FROM plays p WHERE ${isPoorer} LIMIT 1`;
/** Finds stored plays that a row of the files knows more about. Spotify dates a polled play by its end, or formerly by its start. */
const selectPoorer = `SELECT r.number, p.id FROM (
    SELECT p.id, p.played_at, p.started_at, p.ended_at, p.ms_played, p.source, p.import_id, s.id AS song_id, s.search_text
    FROM plays p JOIN songs s ON s.id = p.song_id WHERE ${isPoorer}) p
  CROSS JOIN LATERAL (
    SELECT r.number, r.started_at, r.ended_at FROM history_candidates r
    WHERE r.source IN ('spotify-extended', 'spotify-account')
      AND (r.played_at BETWEEN p.played_at - interval '90 seconds' AND p.played_at + interval '1 hour')
      AND (p.song_id = r.song_id OR ${hasNamesSql("p", "r.name_key")})
      AND CASE
        WHEN p.import_id IS NULL THEN r.ms_played >= 30000 AND (
          p.played_at BETWEEN r.started_at - interval '5 seconds' AND r.played_at + interval '90 seconds'
          OR abs(extract(epoch FROM p.played_at - r.ended_at)) <= 90)
        WHEN p.source = 'spotify-account' THEN r.source = 'spotify-extended' AND ${sameMinute("r", "p")}
        ELSE ${startsTogether("r", "p")} END) r
  ORDER BY p.played_at, p.id, r.started_at, r.number`;

const resetSuperseding = `UPDATE history_staged_rows SET supersedes_id = NULL WHERE import_id = $1 AND supersedes_id IS NOT NULL`;
const writeSuperseding = `UPDATE history_staged_rows r SET supersedes_id = pair.id
  FROM unnest($2::int[], $3::uuid[]) AS pair(number, id) WHERE r.import_id = $1 AND r.number = pair.number`;
const resetKnown = "DELETE FROM history_known_plays WHERE import_id = $1";
const writeKnown = `INSERT INTO history_known_plays (import_id, part, numbers, play_ids)
  SELECT $1, number / ${rowsPerPart}, array_agg(number), array_agg(play_id) FROM history_known GROUP BY number / ${rowsPerPart}`;

type Pair = { number: number; id: string };
const columnsOf = (pairs: Pair[]) => [pairs.map(({ number }) => number), pairs.map(({ id }) => id)];
const once = (pairs: Pair[]) =>
  pairOnce(
    pairs,
    ({ number }) => number,
    ({ id }) => id,
  );

/** Pairs rows with the stored plays that they replace. A row replaces one play, and a play is replaced once. */
async function findSuperseded(client: pg.PoolClient, userId: string): Promise<Pair[]> {
  const { rows: poorer } = await client.query(hasPoorer, [userId]);
  if (poorer.length === 0) return [];
  await client.query("CREATE INDEX ON history_candidates (played_at); ANALYZE history_candidates");
  return once((await client.query<Pair>(selectPoorer, [userId])).rows);
}

async function moveStoredScrobbles(client: pg.PoolClient, userId: string): Promise<void> {
  await client.query(moveScrobbles, [userId]);
  const { rows: polled } = await client.query<Pair>(selectPolledScrobbles, [userId]);
  await client.query(movePairs, columnsOf(once(polled)));
}

export type RowCounts = { plays: number; duplicates: number; short: number; shortExamples: string[] };

const removeCandidates =
  "DELETE FROM history_candidates r USING unnest($1::int[]) AS known(number) WHERE r.number = known.number";
const isShort = "COALESCE(ms_played < 30000, false)";
const countSql = `SELECT (SELECT count(*)::int FROM history_staged_rows WHERE import_id = $1) AS rows,
    count(*)::int AS new, count(*) FILTER (WHERE ${isShort})::int AS short
  FROM history_candidates`;
const shortExamplesSql = `SELECT DISTINCT concat_ws(' – ', NULLIF(staged.artist, ''), NULLIF(staged.title, '')) AS name FROM (
    SELECT song FROM history_candidates WHERE ${isShort} LIMIT 5) r
  JOIN history_staged_songs staged ON staged.import_id = $1 AND staged.number = r.song`;

/** Counts the staged rows by what becomes of them. The candidates that are left are new. */
async function countRows(client: pg.PoolClient, importId: string): Promise<RowCounts> {
  const { rows } = await client.query<{ rows: number; new: number; short: number }>(countSql, [importId]);
  const examples = await client.query<{ name: string }>(shortExamplesSql, [importId]);
  const counts = rows[0] ?? { rows: 0, new: 0, short: 0 };
  return {
    plays: counts.new - counts.short,
    duplicates: counts.rows - counts.new,
    short: counts.short,
    shortExamples: examples.rows.map(({ name }) => name),
  };
}

/**
 * Compares the rows of an import with the stored plays, and stores which of them bring no new play and which replace a play. Called
 * after `findStagedSongs` and `markRepeatedRows`.
 */
export async function compareRows(
  client: pg.PoolClient,
  importId: string,
  userId: string,
): Promise<RowCounts> {
  await client.query(forWholeTables);
  await client.query(createKnown, [importId, userId]);
  await client.query(createCandidates, [importId]);
  await client.query("ANALYZE history_candidates");
  const { rows } = await client.query<{ source: string }>("SELECT DISTINCT source FROM history_candidates");
  const sources = new Set(rows.map(({ source }) => source));
  await client.query(moveTwins, [userId]);
  await client.query(forSingleRows);
  if (sources.has("spotify-account")) await client.query(moveAccountRows, [userId]);
  if (sources.has("listenbrainz") || sources.has("lastfm")) await moveStoredScrobbles(client, userId);
  const superseding = columnsOf(await findSuperseded(client, userId));
  await client.query(removeCandidates, [superseding[0]]);
  await client.query(resetSuperseding, [importId]);
  await client.query(writeSuperseding, [importId, ...superseding]);
  await client.query(resetKnown, [importId]);
  await client.query(writeKnown, [importId]);
  return countRows(client, importId);
}

/** Identifies the plays of a person and every change of them, by the transactions that wrote them. */
export const playsState = `SELECT count(*) || ' ' || COALESCE(bit_xor(uuid_hash_extended(id, xmin::text::bigint)), 0) AS state
  FROM plays WHERE user_id = $1`;
