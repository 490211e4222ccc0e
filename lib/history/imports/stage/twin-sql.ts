/**
 * Makes PostgreSQL join and sort whole tables, in memory, in the rest of a transaction. What it knows of many rows that were just written
 * can be as old as the last import, and then it would compare row by row for hours.
 */
export const forWholeTables = "SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '32MB'";
export const forSingleRows = "SET LOCAL enable_nestloop = on; SET LOCAL work_mem TO DEFAULT";

/** Ends of one stream can be this many seconds apart. */
const twinSeconds = 120;

const twinBucket = (alias: string) => `(extract(epoch FROM ${alias}.ended_at)::bigint / ${twinSeconds})`;

/**
 * Builds SQL that tests if two rows end at about the same time. `shift` is the difference of their buckets, one of -1, 0 and 1. An
 * equality, so that a song that was heard thousands of times to its end is not compared with itself millions of times.
 */
export const endTogetherSql = (one: string, other: string, shift: string) =>
  `${twinBucket(one)} + ${shift} = ${twinBucket(other)}`;

const endOf = (alias: string) => `(${alias}.started_at + ${alias}.ms_played * interval '1 ms')`;

/** Builds SQL that tests if two streams were heard at the same time for more than a second. */
const overlapSql = (one: string, other: string) =>
  `LEAST(${endOf(one)}, ${endOf(other)}) - GREATEST(${one}.started_at, ${other}.started_at) > interval '1 second'`;

/**
 * Builds SQL that tests if two rows of the same song with the same time played are the same stream: they have the same end and start, or
 * Spotify wrote the stream twice with ends up to two minutes apart, so that they would overlap. Streams offline can have the same end,
 * the time of their upload, and are different plays.
 */
export const isTwinSql = (one: string, other: string) => `(
  (${one}.ended_at = ${other}.ended_at AND (${one}.started_at = ${other}.started_at
    OR ${one}.start_is_estimate OR ${other}.start_is_estimate OR ${overlapSql(one, other)}))
  OR (abs(extract(epoch FROM ${one}.ended_at - ${other}.ended_at)) <= ${twinSeconds}
    AND ${one}.reason_start IS NOT DISTINCT FROM ${other}.reason_start
    AND ${one}.reason_end IS NOT DISTINCT FROM ${other}.reason_end AND ${overlapSql(one, other)}))`;

/** Builds SQL that tests if a song of the library has these names; the artist of a file is the first of several or the album's. */
export const hasNamesSql = (song: string, nameKey: string) =>
  `(starts_with(${song}.search_text, ${nameKey} || E'\\n') OR starts_with(${song}.search_text, ${nameKey} || ' '))`;

/** Builds SQL that tests if a row of account data, which has times to the minute, ends in this minute or in the one before. */
export const sameMinute = (exact: string, rough: string) =>
  `date_trunc('minute', ${exact}.ended_at) IN (${rough}.ended_at, ${rough}.ended_at - interval '1 minute')
    AND abs(${exact}.ms_played - ${rough}.ms_played) <= 1000`;

export const scrobbleSources = "('listenbrainz', 'lastfm')";

/** Builds SQL that tests if a scrobble, whose time is its start, belongs to a row that knows its time played. */
export const startsTogether = (rich: string, scrobble: string) =>
  `${scrobble}.started_at BETWEEN ${rich}.started_at - interval '1 minute' AND ${rich}.played_at`;

/** Builds SQL that tests if a polled play, whose time is its end after any pauses, can be a scrobble. */
export const isPolledScrobbleSql = (polled: string, scrobble: string) =>
  `${polled}.played_at BETWEEN ${scrobble}.started_at - interval '5 seconds' AND ${scrobble}.started_at + interval '15 minutes'`;

/** Keeps the first pairs of which neither side is in a pair before. */
export function pairOnce<Pair>(
  pairs: readonly Pair[],
  oneOf: (pair: Pair) => unknown,
  otherOf: (pair: Pair) => unknown,
): Pair[] {
  const [ones, others] = [new Set<unknown>(), new Set<unknown>()];
  return pairs.filter(pair => {
    if (ones.has(oneOf(pair)) || others.has(otherOf(pair))) return false;
    ones.add(oneOf(pair));
    others.add(otherOf(pair));
    return true;
  });
}
