import type pg from "pg";
import { lockQueue, type QueueRow } from "@/lib/queue/entries/lock-queue";
import { isUpcoming } from "@/lib/queue/entries/positions";
import { findUpcoming, goBackTo, startEntry, startOtherSong } from "@/lib/queue/entries/start-entry";

/** State that a look at the player saw. */
export type Seen = {
  uri: string;
  contextUri: string | null;
  progressMs: number;
  isPlaying: boolean;
  isShuffled: boolean;
  deviceId: string | null;
  /** When the look began: one that began before a command shows an old state. */
  askedAt: Date;
};

/** `ask`: only the songs in Spotify's queue tell what happened. */
export type Observation = "followed" | "ignored" | "taken" | "ask";

/** The time after a play command in which Spotify may still show an older song. */
const freshMs = 2_500;
/** The longest jump between two looks that counts as skips by the person. */
const maxSkips = 3;
/** The smallest part of a song after which the same song again is its next occurrence. */
const heardPart = 0.8;

/** Finds a song in the batch: the next place after the current one, otherwise the last place before it. */
async function findInBatch(client: pg.PoolClient, userId: string, uri: string) {
  const { rows } = await client.query<{
    next: number | null;
    before: number | null;
    skipped: string[] | null;
  }>(
    `SELECT place.next, place.before, q.batch_uris[q.batch_index + 1:place.next - 1] AS skipped FROM queues q, LATERAL (
       SELECT array_position(q.batch_uris, $2, q.batch_index + 1) AS next,
         (SELECT max(number)::int FROM unnest(q.batch_uris[:q.batch_index - 1]) WITH ORDINALITY AS played(uri, number)
          WHERE played.uri = $2) AS before) place
     WHERE q.user_id = $1`,
    [userId, uri],
  );
  return rows[0] ?? { next: null, before: null, skipped: null };
}

const setBatchIndex = (client: pg.PoolClient, userId: string, index: number) =>
  client.query("UPDATE queues SET batch_index = $2 WHERE user_id = $1", [userId, index]);

/** Moves a song to the next place of the batch: it was heard early, and the songs before it still play. */
const bringForward = (client: pg.PoolClient, userId: string, place: number) =>
  client.query(
    `UPDATE queues SET batch_uris = batch_uris[:batch_index] || batch_uris[$2:$2]
       || batch_uris[batch_index + 1:$2 - 1] || batch_uris[$2 + 1:] WHERE user_id = $1`,
    [userId, place],
  );

/** Writes where the player is in the current song. */
async function writePlace(client: pg.PoolClient, queue: QueueRow, seen: Seen): Promise<void> {
  await client.query(
    `UPDATE queues SET state = 'active', paused_at_ms = $3,
       started_at = CASE WHEN paused_at_ms = $3 THEN started_at ELSE $2 END, device_id = $4,
       version = version + CASE WHEN state = 'active' THEN 0 ELSE 1 END WHERE user_id = $1`,
    [
      queue.userId,
      new Date(seen.askedAt.getTime() - seen.progressMs),
      seen.isPlaying ? null : Math.round(seen.progressMs),
      seen.deviceId,
    ],
  );
}

type Current = { uri: string; durationMs: number };

async function readCurrent(
  client: pg.PoolClient,
  { userId, cursor }: QueueRow,
): Promise<Current | undefined> {
  const { rows } = await client.query<Current>(
    `SELECT e.uri, COALESCE(s.duration_ms, 0) AS "durationMs" FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
     WHERE e.user_id = $1 AND e.position = $2 LIMIT 1`,
    [userId, cursor],
  );
  return rows[0];
}

/** Returns the upcoming entries before an entry that Spotify skipped: those of its batch. */
async function skippedEntries(client: pg.PoolClient, queue: QueueRow, position: number, uris: string[]) {
  if (uris.length === 0) return [];
  const { rows } = await client.query<{
    id: string;
    uri: string;
    position: number;
    shuffleId: string | null;
  }>(
    `SELECT e.id, e.uri, e.position, e.shuffle_id AS "shuffleId" FROM queue_entries e
     WHERE ${isUpcoming("$2")} AND e.position < $3 AND e.uri = ANY($4) ORDER BY e.position`,
    [queue.userId, queue.cursor, position, uris],
  );
  return rows;
}

/** Returns true if the songs between the current and the seen song will still play; undefined if only Spotify's queue tells. */
function willStillPlay(
  seen: Seen,
  skipped: string[],
  spotifyQueue: string[] | undefined,
): boolean | undefined {
  if (skipped.length === 0) return false;
  if (seen.isShuffled) return true;
  if (skipped.length <= maxSkips) return false;
  return spotifyQueue && skipped.includes(spotifyQueue[0] ?? "");
}

/** Marks the song in Spotify's queue as played: it comes before every song of the batch. */
async function passCommitted(client: pg.PoolClient, queue: QueueRow): Promise<void> {
  const committed = queue.committedId && (await findUpcoming(client, queue, { id: queue.committedId }));
  if (!committed) return;
  await startEntry(client, queue, committed);
  queue.cursor = (await lockQueue(client, queue.userId)).cursor;
}

async function followBatch(
  client: pg.PoolClient,
  queue: QueueRow,
  seen: Seen,
  { next, skipped: allSkipped }: { next: number; skipped: string[] },
  spotifyQueue?: string[],
): Promise<Observation> {
  const stillPlay = willStillPlay(seen, allSkipped, spotifyQueue);
  if (stillPlay === undefined) return "ask";
  if (stillPlay) await bringForward(client, queue.userId, next);
  await setBatchIndex(client, queue.userId, stillPlay ? queue.batchIndex + 1 : next);
  await passCommitted(client, queue);
  const entry = await findUpcoming(client, queue, { uri: seen.uri });
  const skipped = stillPlay ? [] : allSkipped;
  if (entry)
    await startEntry(client, queue, entry, await skippedEntries(client, queue, entry.position, skipped));
  else await startOtherSong(client, queue, { uri: seen.uri, isOfBatch: true });
  await writePlace(client, queue, seen);
  return "followed";
}

/** Starts to follow music that somebody started on Spotify, so that songs queued by hand can play after it. */
async function adopt(client: pg.PoolClient, queue: QueueRow, seen: Seen): Promise<Observation> {
  await client.query(
    `UPDATE queues SET batch_uris = '{}', batch_index = 0, batch_context = $2, is_batch_unknown = true, batch_at = now(),
       shuffle_id = NULL, source = $3 WHERE user_id = $1`,
    [queue.userId, seen.contextUri, JSON.stringify({ kind: "spotify", id: seen.contextUri, name: null })],
  );
  const isCurrent = (await readCurrent(client, queue))?.uri === seen.uri;
  if (!isCurrent) await startOtherSong(client, queue, { uri: seen.uri, isOfBatch: true });
  await writePlace(client, queue, seen);
  return "followed";
}

/** Steps back: somebody plays something else, so nothing more is written to Spotify until the person takes the player back. */
async function stepBack(client: pg.PoolClient, { userId, state }: QueueRow): Promise<Observation> {
  if (state !== "active") return "ignored";
  await client.query(
    "UPDATE queues SET state = 'taken', version = version + 1, next_look_at = NULL WHERE user_id = $1",
    [userId],
  );
  return "taken";
}

const hasUpcoming = async (client: pg.PoolClient, { userId, cursor }: QueueRow, isManual: boolean) =>
  (
    await client.query(
      `SELECT 1 FROM queue_entries e WHERE ${isUpcoming("$2")} AND (NOT $3 OR e.is_manual) LIMIT 1`,
      [userId, cursor, isManual],
    )
  ).rowCount === 1;

/**
 * Moves the queue to what a look at the player saw: what plays is the truth.
 * @param spotifyQueue the songs in Spotify's queue, if the first try answered `ask`
 */
export async function observe(
  client: pg.PoolClient,
  userId: string,
  seen: Seen,
  spotifyQueue?: string[],
): Promise<Observation> {
  const queue = await lockQueue(client, userId);
  if (queue.batchAt && seen.askedAt < queue.batchAt) return "ignored";
  const isOurContext = seen.contextUri === queue.batchContext;
  const current = await readCurrent(client, queue);
  const isFresh = queue.batchAt !== null && seen.askedAt.getTime() - queue.batchAt.getTime() < freshMs;
  if (queue.state === "idle")
    return seen.isPlaying && (await hasUpcoming(client, queue, true))
      ? adopt(client, queue, seen)
      : "ignored";
  const { next, before, skipped } = await findInBatch(client, userId, seen.uri);
  // At the end of a list, Spotify returns to its start and pauses.
  const isAtStart = before === 1 && !seen.isPlaying && seen.progressMs === 0;
  if (isAtStart && seen.uri !== current?.uri) return "ignored";
  if (isOurContext || seen.contextUri === null) {
    const found = queue.committedId
      ? await findUpcoming(client, queue, { id: queue.committedId })
      : undefined;
    const committed = found?.uri === seen.uri ? found : undefined;
    const isExpected = committed !== undefined || next === queue.batchIndex + 1;
    const isSame = current?.uri === seen.uri && !(isExpected && isNextOccurrence(queue, current, seen));
    if (isSame && (queue.state === "active" || isOurContext)) {
      await writePlace(client, queue, seen);
      return "followed";
    }
    if (committed) {
      await startEntry(client, queue, committed);
      await writePlace(client, queue, seen);
      return "followed";
    }
  }
  if (isOurContext) {
    if (next !== null) {
      // Just after a play command, Spotify may still show an older song, so only the next song of the batch counts.
      if (isFresh && next > queue.batchIndex + 1) return "ignored";
      return followBatch(client, queue, seen, { next, skipped: skipped ?? [] }, spotifyQueue);
    }
    if (!isFresh && before !== null && (await goBackTo(client, queue, seen.uri))) {
      await setBatchIndex(client, userId, before);
      await writePlace(client, queue, seen);
      return "followed";
    }
  }
  if (isFresh) return "ignored";
  if (queue.state === "taken") return "ignored";
  if (!isOurContext) return stepBackUnlessEmpty(client, queue, seen);
  const entry = await findUpcoming(client, queue, { uri: seen.uri });
  if (entry) {
    await startEntry(client, queue, entry);
    await writePlace(client, queue, seen);
    return "followed";
  }
  return followUnknown(client, queue, seen, spotifyQueue);
}

/** Follows what somebody plays if the queue waits for nothing, so that songs queued later play after it. */
async function stepBackUnlessEmpty(client: pg.PoolClient, queue: QueueRow, seen: Seen): Promise<Observation> {
  if (queue.isBatchUnknown && seen.isPlaying) return adopt(client, queue, seen);
  if (await hasUpcoming(client, queue, false)) return stepBack(client, queue);
  await client.query("UPDATE queues SET state = 'idle', version = version + 1 WHERE user_id = $1", [
    queue.userId,
  ]);
  return "taken";
}

/** Follows a song that is neither in the batch nor in the queue: somebody queued it in Spotify's app, or plays something else. */
async function followUnknown(
  client: pg.PoolClient,
  queue: QueueRow,
  seen: Seen,
  spotifyQueue: string[] | undefined,
): Promise<Observation> {
  if (!queue.isBatchUnknown) {
    if (!spotifyQueue) return "ask";
    const { rows } = await client.query<{ uri: string }>(
      `SELECT uri FROM queue_entries WHERE id = $2
       UNION ALL SELECT q.batch_uris[q.batch_index + 1] FROM queues q WHERE q.user_id = $1`,
      [queue.userId, queue.committedId],
    );
    if (!rows.some(({ uri }) => uri && spotifyQueue.includes(uri)))
      return stepBackUnlessEmpty(client, queue, seen);
  }
  await startOtherSong(client, queue, { uri: seen.uri, isOfBatch: queue.isBatchUnknown });
  await writePlace(client, queue, seen);
  return "followed";
}

/** Returns true if the current song has ended and the same song plays once more. */
function isNextOccurrence(queue: QueueRow, current: Current, seen: Seen): boolean {
  if (!queue.startedAt || queue.pausedAtMs !== null || !seen.isPlaying) return false;
  const startedAt = seen.askedAt.getTime() - seen.progressMs;
  return startedAt - queue.startedAt.getTime() > Math.max(current.durationMs * heardPart, 5_000);
}

/**
 * Moves the queue to a song that the listening history shows. The history cannot show if the songs before it will still play, so after a
 * long jump they stay in the queue: hearing a song late is better than never.
 */
export async function followHeard(client: pg.PoolClient, userId: string, uri: string): Promise<void> {
  const queue = await lockQueue(client, userId);
  const { next, skipped } = await findInBatch(client, userId, uri);
  const entry = await findUpcoming(client, queue, { uri });
  if (next === null || !entry) return;
  if (skipped && skipped.length > maxSkips) await bringForward(client, userId, next);
  const isShort = (skipped?.length ?? 0) <= maxSkips;
  await setBatchIndex(client, userId, isShort ? next : queue.batchIndex + 1);
  const passed = isShort ? await skippedEntries(client, queue, entry.position, skipped ?? []) : [];
  await startEntry(client, queue, entry, passed);
}
