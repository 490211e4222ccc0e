import type pg from "pg";
import { lockQueue, type QueueRow } from "@/lib/queue/entries/lock-queue";
import { isUpcoming } from "@/lib/queue/entries/positions";
import { findUpcoming, goBackTo, startEntry, startOtherSong } from "@/lib/queue/entries/start-entry";
import { type BatchPlace, findInBatch } from "./find-in-batch";
import {
  type Current,
  isNextOccurrence,
  noteFade,
  overtimeOf,
  passCommitted,
  type Seen,
} from "./song-change";

/** `ask`: only the songs in Spotify's queue tell what happened. */
export type Observation = "followed" | "ignored" | "taken" | "ask";

/** The time after a play command in which Spotify may still show an older song. */
const freshMs = 2_500;
/** The longest jump between two looks that counts as skips by the person. */
const maxSkips = 3;
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
    `UPDATE queues SET state = 'active', paused_at_ms = $3, fade_ms = CASE WHEN device_id IS NULL OR device_id IS NOT DISTINCT FROM $4 THEN fade_ms END,
       looked_at = CASE WHEN $3::int IS NULL THEN $5::timestamptz END,
       started_at = CASE WHEN paused_at_ms = $3 THEN started_at ELSE $2 END, device_id = $4,
       version = version + CASE WHEN state = 'active' THEN 0 ELSE 1 END WHERE user_id = $1`,
    [
      queue.userId,
      new Date(seen.askedAt.getTime() - seen.progressMs),
      seen.isPlaying ? null : Math.round(seen.progressMs),
      seen.deviceId,
      seen.askedAt,
    ],
  );
}

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
  { skipped, isInOrder, after }: { skipped: string[]; isInOrder: boolean; after: string | null },
  spotifyQueue: string[] | undefined,
): boolean | undefined {
  if (skipped.length === 0) return false;
  if (seen.isShuffled) return true;
  if (isInOrder || skipped.length <= maxSkips) return false;
  return spotifyQueue && spotifyQueue[0] !== after && skipped.includes(spotifyQueue[0] ?? "");
}

/** Returns the upcoming entry of a song in the batch. Songs that were heard in their order tell which of several entries it is. */
const findEntry = async (
  client: pg.PoolClient,
  queue: QueueRow,
  uri: string,
  { isInOrder, skipped }: Pick<BatchPlace, "isInOrder" | "skipped">,
) =>
  (await findUpcoming(client, queue, { uri, offset: isInOrder ? (skipped?.length ?? 0) : 0 })) ??
  (await findUpcoming(client, queue, { uri }));

async function followBatch(
  client: pg.PoolClient,
  queue: QueueRow,
  seen: Seen,
  { next, overMs, ...place }: BatchPlace & { next: number; overMs: number | null },
  spotifyQueue?: string[],
): Promise<Observation> {
  const allSkipped = place.skipped ?? [];
  const stillPlay = willStillPlay(seen, { ...place, skipped: allSkipped }, spotifyQueue);
  if (stillPlay === undefined) return "ask";
  const hadCommit = queue.committedId !== null;
  if (!(await passCommitted(client, queue, { overMs, spotifyQueue }))) return "ask";
  if (place.isInOrder && !hadCommit) await noteFade(client, queue, place.fadeMs);
  if (stillPlay) await bringForward(client, queue.userId, next);
  await setBatchIndex(client, queue.userId, stillPlay ? queue.batchIndex + 1 : next);
  const entry = await findEntry(client, queue, seen.uri, place);
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
  const overMs = overtimeOf(queue, current, seen);
  const isFresh = queue.batchAt !== null && seen.askedAt.getTime() - queue.batchAt.getTime() < freshMs;
  if (queue.state === "idle")
    return seen.isPlaying && (await hasUpcoming(client, queue, true))
      ? adopt(client, queue, seen)
      : "ignored";
  const place = await findInBatch(client, queue, seen);
  const { before } = place;
  // The same song comes again later, but a short way back is likelier than a long way forward.
  const isBack =
    before !== null && !place.isInOrder && (place.next ?? 0) - queue.batchIndex > queue.batchIndex - before;
  const next = isBack ? null : place.next;
  // At the end of a list, Spotify returns to its start and pauses.
  const isAtStart = before === 1 && !seen.isPlaying && seen.progressMs === 0;
  if (isAtStart && seen.uri !== current?.uri) return "ignored";
  if (isOurContext || seen.contextUri === null) {
    const found = queue.committedId
      ? await findUpcoming(client, queue, { id: queue.committedId })
      : undefined;
    const committed = found?.uri === seen.uri ? found : undefined;
    const isExpected = committed !== undefined || next === queue.batchIndex + 1;
    const isLater = place.isInOrder && place.skipped !== null && place.skipped.length > 0;
    const isSame =
      current?.uri === seen.uri && !isLater && !(isExpected && isNextOccurrence(queue, current, seen));
    if (isSame && (queue.state === "active" || isOurContext)) {
      await writePlace(client, queue, seen);
      return "followed";
    }
    if (committed) {
      if (overMs !== null) await noteFade(client, queue, -overMs);
      await startEntry(client, queue, committed);
      await writePlace(client, queue, seen);
      return "followed";
    }
  }
  if (isOurContext) {
    if (next !== null) {
      // Just after a play command, Spotify may still show an older song, so only the next song of the batch counts.
      if (isFresh && next > queue.batchIndex + 1) return "ignored";
      return followBatch(client, queue, seen, { ...place, next, overMs }, spotifyQueue);
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

/**
 * Moves the queue to a song that the listening history shows. The history cannot show if the songs before it will still play, so after a
 * long jump they stay in the queue: hearing a song late is better than never.
 */
export async function followHeard(
  client: pg.PoolClient,
  userId: string,
  { uri, playedAt, durationMs }: { uri: string; playedAt: Date; durationMs: number },
): Promise<void> {
  const queue = await lockQueue(client, userId);
  const heard = { uri, isPlaying: true, progressMs: durationMs, askedAt: playedAt };
  const { next, isRepeated, ...place } = await findInBatch(client, queue, heard);
  // The current song or an earlier one, which the batch has once more.
  if (next === null || (isRepeated && !place.isInOrder)) return;
  const entry = await findEntry(client, queue, uri, place);
  if (!entry) return;
  const skipped = place.skipped ?? [];
  const isShort = skipped.length <= maxSkips || place.isInOrder;
  if (!isShort) await bringForward(client, userId, next);
  await setBatchIndex(client, userId, isShort ? next : queue.batchIndex + 1);
  const passed = isShort ? await skippedEntries(client, queue, entry.position, skipped) : [];
  await startEntry(client, queue, entry, passed);
  await client.query("UPDATE queues SET started_at = $2 WHERE user_id = $1 AND paused_at_ms IS NULL", [
    userId,
    new Date(playedAt.getTime() - durationMs),
  ]);
}
