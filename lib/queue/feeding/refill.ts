import { AppError } from "@/lib/core/errors";
import { repeatList } from "@/lib/queue/entries/repeat-list";
import { makeNextSet } from "@/lib/shuffle/session/next-set-job";
import { type QueueFeed, readFeed } from "./read-feed";

/** The number of upcoming songs at which the next set of a shuffle is made, or a repeated list is added again. */
const fewSongs = 20;

/** Adds songs to a queue that ends soon: the next set of its shuffle, or its list again. */
export async function refill(userId: string, feed: QueueFeed): Promise<QueueFeed | undefined> {
  if (feed.upcoming.length >= fewSongs) return feed;
  if (feed.shuffleId)
    await makeNextSet(userId, feed.shuffleId).catch(error => {
      // The rest of this set can still be played.
      if (!(error instanceof AppError)) throw error;
    });
  else if (feed.repeats) await repeatList(userId);
  else return feed;
  return readFeed(userId);
}
