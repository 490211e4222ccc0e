import { AppError } from "@/lib/core/errors";
import { repeatList } from "@/lib/queue/entries/repeat-list";
import { makeSets } from "@/lib/shuffle/session/next-set-job";
import { feedLength } from "./plan-feed";
import { type QueueFeed, readFeed } from "./read-feed";

/** The number of upcoming songs at which the next sets of a shuffle are made, or a repeated list is added again. */
const fewSongs = 20;

/** Adds songs to a queue that ends soon: the next sets of its shuffle for a whole batch, or its list again. */
export async function refill(userId: string, feed: QueueFeed): Promise<QueueFeed | undefined> {
  if (feed.waiting >= fewSongs) return feed;
  if (feed.shuffleId)
    await makeSets(userId, feed.shuffleId, feedLength).catch(error => {
      // The rest of this set can still be played.
      if (!(error instanceof AppError)) throw error;
    });
  else if (feed.repeats) await repeatList(userId);
  else return feed;
  return readFeed(userId);
}
