import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { leaveShuffle } from "@/lib/queue/entries/leave-shuffle";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import type { QueueFeed, Upcoming } from "./read-feed";

/** Notes that the next entry goes to Spotify. @returns false if the queue has changed since it was read */
const claim = (userId: string, feed: QueueFeed, entry: Upcoming): Promise<boolean> =>
  personTransaction(userId, async client => {
    const queue = await lockQueue(client, userId);
    const isCurrent =
      queue.version === feed.version && queue.state === "active" && queue.committedId === null;
    if (!isCurrent) return false;
    // From now on a shuffle that deals again leaves the entry alone.
    await leaveShuffle(client, queue, entry);
    await client.query(
      `UPDATE queues SET committed_id = $2, committed_in_row = committed_in_row + 1, version = version + 1 WHERE user_id = $1`,
      [userId, entry.id],
    );
    return true;
  });

/** Takes the note back. `isUncertain`: Spotify may have the song nevertheless, so the next try looks first. */
const release = (userId: string, entry: Upcoming, isUncertain: boolean) =>
  sql(
    `UPDATE queues SET committed_id = NULL, committed_in_row = GREATEST(committed_in_row - 1, 0),
       is_commit_uncertain = $3, version = version + 1 WHERE user_id = $1 AND committed_id = $2`,
    [userId, entry.id, isUncertain],
  );

/**
 * Adds the next entry to Spotify's own queue, so that it plays after the present song without an interruption. Costs one call, and
 * another one if the answer to an earlier try was lost.
 * @throws SpotifyError; the next look tries again
 */
export async function commitNext(ctx: UserContext, feed: QueueFeed): Promise<void> {
  const [entry] = feed.upcoming;
  const { userId } = ctx;
  if (!entry || !(await claim(userId, feed, entry))) return;
  const client = getUserSpotifyClient(ctx, "playback");
  try {
    const isThere = feed.isCommitUncertain && (await client.queue()).queue[0]?.uri === entry.uri;
    if (!isThere) await client.addToQueue(entry.uri);
  } catch (error) {
    const isLost = error instanceof AppError && error.code === "spotify_unavailable";
    await release(userId, entry, isLost || feed.isCommitUncertain);
    throw error;
  }
  if (feed.isCommitUncertain)
    await sql("UPDATE queues SET is_commit_uncertain = false WHERE user_id = $1", [userId]);
}
