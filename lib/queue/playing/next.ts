import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { findUpcoming, startEntry } from "@/lib/queue/entries/start-entry";
import { noteSkip } from "@/lib/queue/feeding/note-command";
import { countMatching, type Feed, type Upcoming } from "@/lib/queue/feeding/plan-feed";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { readFeed } from "@/lib/queue/feeding/read-feed";
import { refill } from "@/lib/queue/feeding/refill";
import { planNextLook, writeBatch } from "@/lib/queue/feeding/send-batch";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { playEntry } from "./jump";

/** The number of remaining songs in a batch at which a skip plays the next batch. */
const refillThreshold = 10;

/** Returns true if the songs that Spotify plays next are not those of the queue, so that an audible moment should correct them. */
export function isOutdated(feed: Feed): boolean {
  const matching = countMatching(feed);
  return matching !== null && matching < feed.batchRest.length && feed.committedId === null;
}

function needsBatch(feed: Feed, isShuffled: boolean): boolean {
  if (feed.committedId || feed.isBatchUnknown || feed.upcoming.length === 0) return false;
  // The device's own shuffle would choose another song.
  if (isShuffled) return true;
  const matching = countMatching(feed);
  return isOutdated(feed) || (matching !== null && matching <= refillThreshold);
}

/** Plays a song queued by hand while somebody's own music plays, which goes on afterwards. Costs two calls. */
async function playAfterOtherMusic(
  { userId }: UserContext,
  client: UserSpotifyClient,
  { id, uri }: Upcoming,
  { deviceId }: PlayTarget,
): Promise<void> {
  await client.addToQueue(uri, deviceId);
  await client.skip("next", deviceId);
  await personTransaction(userId, async connection => {
    const queue = await lockQueue(connection, userId);
    const entry = await findUpcoming(connection, queue, { id });
    if (entry) await startEntry(connection, queue, entry);
    await writeBatch(connection, userId, { uris: [], isUnknown: true }, {});
  });
  await planNextLook(userId);
}

/**
 * Plays the next song of the queue: by a skip if Spotify's next song is the same, otherwise by a new batch in place of it, for the same
 * one call.
 * @throws SpotifyError
 */
export async function playNext(
  ctx: UserContext,
  client: UserSpotifyClient,
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  const found = await readFeed(userId);
  if (found?.state === "idle" && found.upcoming[0]?.isManual)
    return playAfterOtherMusic(ctx, client, found.upcoming[0], target);
  if (found?.state !== "active") return client.skip("next", target.deviceId);
  const feed = (await refill(userId, found)) ?? found;
  const [next] = feed.upcoming;
  const isShuffled = (await target.readModes())?.shuffle ?? false;
  if (next && needsBatch(feed, isShuffled)) return playEntry(ctx, client, next.id, target);
  // After something whose songs Tonearm does not know, a new batch would end it for good.
  if (next && feed.isBatchUnknown && !feed.committedId) await client.addToQueue(next.uri, target.deviceId);
  await client.skip("next", target.deviceId);
  await noteSkip(userId);
}
