import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { type Batch, nextBatch } from "./batch";

/** So few fed songs are left when a skip is used to give Spotify more. */
const refillThreshold = 10;

/** A look that is overdue says nothing of now. */
const playing = `SELECT s.id, s.batch_uris[s.batch_index + 1:] AS left, s.queued_uri AS queued
  FROM shuffle_sessions s JOIN player_watches w ON w.user_id = s.user_id
  WHERE s.user_id = $1 AND s.batch_at IS NOT NULL AND w.next_poll_at > now()
    AND w.state->'item'->>'uri' = s.batch_uris[s.batch_index] AND w.state->>'contextUri' IS NULL`;

/**
 * What to play in place of a skip, at the price of a skip: near the end of what Spotify was given the next songs, and after
 * an edit those that come now. Only where what plays was seen to be of the session, and not where the next song lies in
 * Spotify's queue: a skip plays it, and nothing takes it out.
 */
export async function findBatchForSkip(ctx: UserContext): Promise<Batch | null> {
  const [fed] = await sql<{ id: string; left: string[]; queued: string | null }>(playing, [ctx.userId]);
  if (!fed || (fed.queued && fed.left[0] === fed.queued)) return null;
  try {
    const few = fed.left.length <= refillThreshold;
    const feed = await nextBatch(ctx, fed, few ? undefined : fed.left.length);
    if (few) return feed;
    const isAsDealt = fed.left.every((uri, place) => uri === (feed.uris[place] ?? uri));
    return isAsDealt ? null : await nextBatch(ctx, fed);
  } catch (error) {
    // Nothing is left to give: it is a skip like any other.
    if (error instanceof AppError) return null;
    throw error;
  }
}
