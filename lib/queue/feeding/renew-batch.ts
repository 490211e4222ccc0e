import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { findUpcoming, startEntry } from "@/lib/queue/entries/start-entry";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { hasJustChanged } from "./plan-feed";
import { type QueueFeed, readFeed } from "./read-feed";
import { refill } from "./refill";
import { restartBatch } from "./send-batch";

/**
 * Lets one process renew the batch, and makes the song in Spotify's queue the current one if it has begun.
 * @returns false if the queue has changed since it was read
 */
const claim = (feed: QueueFeed, startedId: string | null): Promise<boolean> =>
  personTransaction(feed.userId, async client => {
    const queue = await lockQueue(client, feed.userId);
    if (queue.version !== feed.version || queue.state !== "active") return false;
    const started = startedId && (await findUpcoming(client, queue, { id: startedId }));
    if (started) await startEntry(client, queue, started);
    await client.query("UPDATE queues SET committed_in_row = 0, version = version + 1 WHERE user_id = $1", [
      feed.userId,
    ]);
    return true;
  });

/**
 * Plays a song on with the queue behind it. Interrupts the music, so it is for the start of a song. Costs one call.
 * @throws SpotifyError
 */
export async function renewBatch(
  ctx: UserContext,
  feed: QueueFeed,
  song: { uri: string; positionMs: number; startedId: string | null },
): Promise<void> {
  if (!(await claim(feed, song.startedId))) return;
  await restartBatch(ctx, getUserSpotifyClient(ctx, "playback"), song.uri, {
    positionMs: song.positionMs,
    deviceId: feed.deviceId ?? undefined,
    readModes: async () => ({ shuffle: false, repeat: "off" }),
  });
}

/**
 * Renews the batch at the moment when the song in Spotify's queue begins: the song starts from its beginning, so that no part of it is
 * lost. Relies on the look before the commit, less than a minute ago.
 * @returns false if this is not the moment
 */
export async function renewAtChange(ctx: UserContext): Promise<boolean> {
  const found = await readFeed(ctx.userId);
  if (found?.state !== "active" || !hasJustChanged(found, Date.now())) return false;
  const feed = (await refill(ctx.userId, found)) ?? found;
  const [next] = feed.upcoming;
  if (!next) return false;
  await renewBatch(ctx, feed, { uri: next.uri, positionMs: 0, startedId: next.id });
  return true;
}
