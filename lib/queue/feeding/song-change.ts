import type pg from "pg";
import { lockQueue, type QueueRow } from "@/lib/queue/entries/lock-queue";
import { findUpcoming, startEntry } from "@/lib/queue/entries/start-entry";

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

export type Current = { uri: string; durationMs: number };

/** A song that began so soon after the end of the current one leaves no time for a song between them. */
const minHeardMs = 5_000;
/** The difference between a predicted and a seen start that is no crossfade, and the longest crossfade. */
const punctualMs = 1_000;
const maxCrossfadeMs = 13_000;
/** The smallest part of a song after which the same song again is its next occurrence. */
const heardPart = 0.8;

/** Returns how long after the predicted end of the current song the seen song began; null if that cannot be predicted. */
export function overtimeOf(queue: QueueRow, current: Current | undefined, seen: Seen): number | null {
  if (!queue.startedAt || queue.pausedAtMs !== null || !current?.durationMs || !seen.isPlaying) return null;
  return seen.askedAt.getTime() - seen.progressMs - queue.startedAt.getTime() - current.durationMs;
}

/** Notes how long before the end of a song the next one began, unless that was no crossfade. */
export async function noteFade(client: pg.PoolClient, { userId }: QueueRow, ms: number): Promise<void> {
  if (Math.abs(ms) > maxCrossfadeMs) return;
  const fadeMs = ms > punctualMs ? Math.round(ms) : 0;
  await client.query("UPDATE queues SET fade_ms = $2 WHERE user_id = $1", [userId, fadeMs]);
}

/** Returns true if the current song has ended and the same song plays once more. */
export function isNextOccurrence(queue: QueueRow, current: Current, seen: Seen): boolean {
  if (!queue.startedAt || queue.pausedAtMs !== null || !seen.isPlaying) return false;
  const startedAt = seen.askedAt.getTime() - seen.progressMs;
  return startedAt - queue.startedAt.getTime() > Math.max(current.durationMs * heardPart, 5_000);
}

/**
 * Marks the song in Spotify's queue as played, because it comes before every song of the batch. If it cannot have begun since the last
 * song, it still waits, or Spotify has lost it and it becomes an ordinary entry again: hearing a song late is better than never.
 * @returns false if only Spotify's queue tells
 */
export async function passCommitted(
  client: pg.PoolClient,
  queue: QueueRow,
  { overMs, spotifyQueue }: { overMs: number | null; spotifyQueue: string[] | undefined },
): Promise<boolean> {
  const committed = queue.committedId && (await findUpcoming(client, queue, { id: queue.committedId }));
  if (!committed) return true;
  if (overMs === null || overMs > minHeardMs) {
    await startEntry(client, queue, committed);
    queue.cursor = (await lockQueue(client, queue.userId)).cursor;
    return true;
  }
  if (!spotifyQueue) return false;
  if (!spotifyQueue.includes(committed.uri)) await forgetCommit(client, queue);
  return true;
}

async function forgetCommit(client: pg.PoolClient, queue: QueueRow): Promise<void> {
  await client.query("UPDATE queues SET committed_id = NULL, version = version + 1 WHERE user_id = $1", [
    queue.userId,
  ]);
  queue.committedId = null;
}
