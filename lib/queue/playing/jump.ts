import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { lockQueue, type QueueRow } from "@/lib/queue/entries/lock-queue";
import { isUpcoming, makeRoom, placeEntries } from "@/lib/queue/entries/positions";
import { findUpcoming } from "@/lib/queue/entries/start-entry";
import { noteSkip } from "@/lib/queue/feeding/note-command";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { readFeed } from "@/lib/queue/feeding/read-feed";
import { maxRest, planNextLook, restartBatch, sendBatch, writeBatch } from "@/lib/queue/feeding/send-batch";
import { takeSlots } from "@/lib/shuffle/session/take-slots";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

type Target = { id: string; uri: string; position: number; isManual: boolean; shuffleId: string | null };

type Found = { target: Target; uris: string[]; isOnTurn: boolean };

/**
 * Finds an item and the songs of a batch that begins with it: songs queued by hand before it follow if it is none of them, then what
 * comes after it. `isOnTurn`: Spotify plays it next from its own queue.
 */
async function findTarget(userId: string, id: string): Promise<Found> {
  const [found] = await sql<Target & { cursor: number; committedId: string | null; isPlaying: boolean }>(
    `SELECT e.id, e.uri, e.position, e.is_manual AS "isManual", e.shuffle_id AS "shuffleId", q.cursor, q.committed_id AS "committedId",
       q.state = 'active' AND q.paused_at_ms IS NULL AS "isPlaying"
     FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position > q.cursor AND e.removal IS NULL
     WHERE q.user_id = $1 AND e.id = $2`,
    [userId, id],
  );
  if (!found) throw notFound("queue_item");
  const { cursor, committedId, isPlaying, ...target } = found;
  const rows = await sql<{ uri: string }>(
    `SELECT e.uri FROM queue_entries e WHERE ${isUpcoming("$2")} AND e.id <> ALL($5::uuid[])
       AND (e.position > $3 OR (e.is_manual AND NOT $4)) ORDER BY e.position LIMIT ${maxRest}`,
    [userId, cursor, target.position, target.isManual, [id, committedId].filter(Boolean)],
  );
  return {
    target,
    uris: [target.uri, ...rows.map(({ uri }) => uri)],
    isOnTurn: isPlaying && id === committedId,
  };
}

/** Makes an entry the current one. The entries before it count as skipped, except songs queued by hand and the one in Spotify's queue. */
async function jumpTo(
  client: Parameters<typeof lockQueue>[0],
  queue: QueueRow,
  { id, position, isManual }: Target,
): Promise<void> {
  const { userId, cursor, committedId } = queue;
  const { rows: kept } = await client.query<{ id: string }>(
    `SELECT e.id FROM queue_entries e WHERE ${isUpcoming("$2")} AND e.position < $3
       AND ((e.is_manual AND NOT $4) OR e.id = $5::uuid) ORDER BY e.position`,
    [userId, cursor, position, isManual, committedId],
  );
  const { rows: skipped } = await client.query<{ shuffleId: string; count: number }>(
    `SELECT e.shuffle_id AS "shuffleId", count(*)::int AS count FROM queue_entries e
     WHERE ${isUpcoming("$2")} AND e.position <= $3 AND e.shuffle_id IS NOT NULL GROUP BY e.shuffle_id`,
    [userId, cursor, position],
  );
  for (const { shuffleId, count } of skipped) await takeSlots(client, { userId, id: shuffleId }, count);
  await client.query(
    `UPDATE queue_entries e SET shuffle_id = NULL WHERE ${isUpcoming("$2")} AND e.position <= $3 AND e.shuffle_id IS NOT NULL`,
    [userId, cursor, position],
  );
  if (kept.length > 0) {
    const { rows: next } = await client.query<{ id: string }>(
      `SELECT e.id FROM queue_entries e WHERE ${isUpcoming("$2")} AND e.position > $3 ORDER BY e.position LIMIT 1`,
      [userId, cursor, position],
    );
    const ids = kept.map(one => one.id);
    await placeEntries(client, ids, await makeRoom(client, queue, next[0]?.id ?? null, ids.length));
  }
  await client.query(
    `UPDATE queues SET cursor = (SELECT position FROM queue_entries WHERE id = $2),
       committed_id = NULLIF(committed_id, $2::uuid), version = version + 1 WHERE user_id = $1`,
    [userId, id],
  );
}

/**
 * Plays an item of the queue now. The entry that Spotify already has stays: it plays second.
 * @throws AppError not_found, no_active_device; SpotifyError
 */
export async function playEntry(
  ctx: UserContext,
  client: UserSpotifyClient,
  id: string,
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  const found = await findTarget(userId, id);
  // Spotify would play the song twice after a play command.
  if (found.isOnTurn && !target.deviceId) {
    await client.skip("next");
    return noteSkip(userId);
  }
  const played = await sendBatch(ctx, client, found.uris, target);
  await personTransaction(userId, async connection => {
    const queue = await lockQueue(connection, userId);
    const entry =
      played[0] === found.target.uri
        ? await findUpcoming(connection, queue, { id })
        : await findUpcoming(connection, queue, { uri: played[0] ?? "" });
    if (entry) await jumpTo(connection, queue, { ...entry, isManual: found.target.isManual });
    await writeBatch(connection, userId, { uris: played }, target);
  });
  await planNextLook(userId);
}

/**
 * Plays the current song of the queue on, from where it was, with the queue as it is now behind it.
 * @throws AppError queue_empty; SpotifyError
 */
export async function continueQueue(
  ctx: UserContext,
  client: UserSpotifyClient,
  target: PlayTarget,
): Promise<void> {
  const feed = await readFeed(ctx.userId);
  const [next] = feed?.upcoming ?? [];
  if (feed?.current) {
    const positionMs =
      target.positionMs ?? feed.pausedAtMs ?? placeIn(feed.startedAt, feed.current.durationMs);
    return restartBatch(ctx, client, feed.current.uri, { ...target, positionMs });
  }
  if (!next) throw new AppError("queue_empty");
  return playEntry(ctx, client, next.id, target);
}

/** Returns the position in a song that started at a time; its beginning if it must have ended. */
function placeIn(startedAt: Date | null, durationMs: number): number {
  const positionMs = startedAt ? Date.now() - startedAt.getTime() : 0;
  return positionMs < durationMs ? positionMs : 0;
}
