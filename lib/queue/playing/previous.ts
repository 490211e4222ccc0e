import type { UserContext } from "@/lib/core/context";
import { personTransaction, sql } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { positionOf } from "@/lib/queue/feeding/plan-feed";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { readFeed } from "@/lib/queue/feeding/read-feed";
import { maxRest, planNextLook, sendBatch, writeBatch } from "@/lib/queue/feeding/send-batch";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

/** After this position, "previous" returns to the start of the song, as in every player. */
const restartAfterMs = 3_000;

type Played = { uri: string; position: number };

/**
 * Returns to the start of the song, or plays the song before it. Spotify's own command does not know songs that were queued.
 * @throws SpotifyError
 */
export async function playPrevious(
  ctx: UserContext,
  client: UserSpotifyClient,
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  const feed = await readFeed(userId);
  if (feed?.state !== "active" || !feed.current || feed.isBatchUnknown)
    return client.skip("previous", target.deviceId);
  const positionMs = positionOf(feed, Date.now());
  const [previous] = await sql<Played>(
    `SELECT uri, position FROM queue_entries WHERE user_id = $1 AND position < $2 AND removal IS NULL
     ORDER BY position DESC LIMIT 1`,
    [userId, feed.cursor],
  );
  if (!previous || positionMs > restartAfterMs) {
    await client.seek(0, target.deviceId);
    await sql("UPDATE queues SET started_at = now() WHERE user_id = $1", [userId]);
    return planNextLook(userId);
  }
  const later = feed.upcoming.filter(({ id }) => id !== feed.committedId).map(({ uri }) => uri);
  const uris = [previous.uri, feed.current.uri, ...later].slice(0, maxRest + 1);
  const played = await sendBatch(ctx, client, uris, target);
  await personTransaction(userId, async connection => {
    await lockQueue(connection, userId);
    if (played[0] === previous.uri)
      await connection.query("UPDATE queues SET cursor = $2 WHERE user_id = $1", [userId, previous.position]);
    await writeBatch(connection, userId, { uris: played }, target);
  });
  await planNextLook(userId);
}
