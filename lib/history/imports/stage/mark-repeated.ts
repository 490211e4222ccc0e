import type pg from "pg";
import {
  forSingleRows,
  forWholeTables,
  isTwinSql,
  sameMinute,
  scrobbleSources,
  startsTogether,
} from "./twin-sql";

/** Keeps the first of several rows about one stream. Each row is compared with the one before it: a file can have a row very often. */
const markTwins = `UPDATE history_staged_rows SET is_duplicate = true WHERE import_id = $1 AND number IN (
    SELECT (pair.later).number FROM (
      SELECT r AS later, lag(r) OVER (PARTITION BY song, ms_played, source ORDER BY ended_at, started_at, number) AS earlier
      FROM history_staged_rows r WHERE import_id = $1 AND ms_played IS NOT NULL) pair
    WHERE ${isTwinSql("(pair.earlier)", "(pair.later)")})`;

/** Account data gives way to the extended history. The minutes are equal, so that PostgreSQL need not compare all rows of a song. */
const markAccountRows = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, history_staged_rows e, history_staged_songs exact, generate_series(0, 1) shift
  WHERE r.import_id = $1 AND r.source = 'spotify-account' AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song
    AND e.import_id = $1 AND e.source = 'spotify-extended'
    AND date_trunc('minute', e.ended_at) = r.ended_at - shift * interval '1 minute' AND ${sameMinute("e", "r")}
    AND e.played_at >= r.played_at - interval '1 minute' AND e.played_at < r.played_at + interval '1 minute'
    AND exact.import_id = $1 AND exact.number = e.song AND exact.name_key = staged.name_key`;

const markTwinScrobbles = `UPDATE history_staged_rows r SET is_duplicate = true FROM (
    SELECT number, lag(source) OVER alike AS source, lag(started_at) OVER alike AS started_at
    FROM history_staged_rows WHERE import_id = $1 AND source IN ${scrobbleSources}
    WINDOW alike AS (PARTITION BY song ORDER BY started_at, number)) e
  WHERE r.import_id = $1 AND r.number = e.number
    AND extract(epoch FROM r.started_at - e.started_at) <= CASE e.source WHEN r.source THEN 0 ELSE 30 END`;
const hourOf = (time: string) => `date_trunc('hour', ${time})`;
const markScrobblesOfFiles = `UPDATE history_staged_rows r SET is_duplicate = true
  FROM history_staged_songs staged, history_staged_rows e, history_staged_songs exact, generate_series(0, 1) shift
  WHERE r.import_id = $1 AND r.source IN ${scrobbleSources} AND NOT r.is_duplicate
    AND staged.import_id = $1 AND staged.number = r.song
    AND e.import_id = $1 AND e.source IN ('spotify-extended', 'spotify-account')
    AND ${hourOf("e.played_at")} = ${hourOf("r.started_at")} + shift * interval '1 hour'
    AND e.played_at <= r.started_at + interval '1 hour' AND ${startsTogether("e", "r")}
    AND exact.import_id = $1 AND exact.number = e.song AND exact.name_key = staged.name_key`;

/** Marks the rows of an import whose plays other rows of its files have. */
export async function markRepeatedRows(client: pg.PoolClient, importId: string): Promise<void> {
  const { rows } = await client.query<{ source: string }>(
    "SELECT DISTINCT source FROM history_staged_rows WHERE import_id = $1",
    [importId],
  );
  const sources = new Set(rows.map(({ source }) => source));
  const hasScrobbles = sources.has("listenbrainz") || sources.has("lastfm");
  await client.query(forWholeTables);
  await client.query(markTwins, [importId]);
  if (sources.has("spotify-account") && sources.has("spotify-extended"))
    await client.query(markAccountRows, [importId]);
  if (hasScrobbles) await client.query(markTwinScrobbles, [importId]);
  if (hasScrobbles && sources.size > 1) await client.query(markScrobblesOfFiles, [importId]);
  await client.query(forSingleRows);
}
