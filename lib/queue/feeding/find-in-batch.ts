import type pg from "pg";
import type { QueueRow } from "@/lib/queue/entries/lock-queue";
import { usualDurationMs } from "./plan-feed";
import type { Seen } from "./song-change";

/** The inaccuracy of a predicted start: of looks and devices, and for each song in between. */
const inaccuracyMs = 20_000;
const inaccuracyPerSongMs = 2_000;
/** The longest crossfade, by which each song can begin earlier while the device's crossfade is unknown. */
const maxFadeMs = 13_000;

const placesSql = `SELECT place.next, place.before, q.batch_uris[q.batch_index + 1:place.next - 1] AS skipped,
    q.batch_uris[place.next + 1] AS after, cardinality(array_positions(q.batch_uris, $2)) > 1 AS "isRepeated" FROM queues q, LATERAL (
    SELECT COALESCE($3::int, array_position(q.batch_uris, $2, q.batch_index + 1)) AS next,
      (SELECT max(number)::int FROM unnest(q.batch_uris[:q.batch_index - 1]) WITH ORDINALITY AS played(uri, number)
       WHERE played.uri = $2) AS before) place
  WHERE q.user_id = $1`;

/** Selects the coming place of a song in the batch whose predicted start is nearest to $3, counted from the start of the current song. */
const nearestSql = `SELECT (number + index - 1)::int AS place, start::float8 FROM (
    SELECT index, number, uri, sum(length) OVER (ORDER BY number) - length AS start FROM (
      SELECT q.batch_index AS index, number, song.uri, COALESCE(NULLIF(s.duration_ms, 0), ${usualDurationMs}) - COALESCE(q.fade_ms, 0) AS length
      FROM queues q, unnest(q.batch_uris[q.batch_index:]) WITH ORDINALITY AS song(uri, number)
      LEFT JOIN songs s ON s.user_id = $1 AND s.uri = song.uri WHERE q.user_id = $1 AND q.batch_index > 0) songs) starts
  WHERE uri = $2 AND number > 1 ORDER BY abs(start - $3) LIMIT 1`;

/** `after`: the song that comes after the next place. */
type Places = {
  next: number | null;
  before: number | null;
  skipped: string[] | null;
  after: string | null;
  /** True if the batch has the song several times. */
  isRepeated: boolean;
};

/** A song's places in the batch. `fadeMs`: how early each song began on the way there, if all of them were heard in their order. */
export type BatchPlace = Places & { isInOrder: boolean; fadeMs: number };

/**
 * Finds a song in the batch: its next place after the current one, and its last place before it. If the batch has the song several times,
 * the time that has passed tells which place it is.
 */
export async function findInBatch(
  client: pg.PoolClient,
  { userId, startedAt, pausedAtMs, batchIndex, fadeMs }: QueueRow,
  seen: Pick<Seen, "uri" | "isPlaying" | "progressMs" | "askedAt">,
): Promise<BatchPlace> {
  const isKnown = startedAt && pausedAtMs === null && seen.isPlaying;
  const passedMs = isKnown ? seen.askedAt.getTime() - seen.progressMs - startedAt.getTime() : null;
  const { rows: nearest } =
    passedMs === null
      ? { rows: [] }
      : await client.query<{ place: number; start: number }>(nearestSql, [userId, seen.uri, passedMs]);
  const [found] = nearest;
  const { rows } = await client.query<Places>(placesSql, [userId, seen.uri, found?.place ?? null]);
  const places = rows[0] ?? { next: null, before: null, skipped: null, after: null, isRepeated: false };
  if (!found || passedMs === null) return { ...places, isInOrder: false, fadeMs: 0 };
  const songs = found.place - batchIndex;
  const lateMs = passedMs - found.start;
  const earliestMs = -inaccuracyMs - songs * (fadeMs === null ? maxFadeMs : inaccuracyPerSongMs);
  const isInOrder = lateMs > earliestMs && lateMs < inaccuracyMs + songs * inaccuracyPerSongMs;
  return { ...places, isInOrder, fadeMs: (fadeMs ?? 0) - lateMs / songs };
}
