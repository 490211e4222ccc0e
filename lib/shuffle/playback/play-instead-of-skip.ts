import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, nextBatch } from "./batch";
import { playBatch } from "./play-batch";
import type { PlayTarget } from "./play-in-order";

/** The number of remaining songs in a batch at which a skip plays the next batch. */
const refillThreshold = 10;

/** The song that a recent poll saw playing. */
export type PlayingSong = { uri: string; contextUri: string | null };

const readRest = `SELECT id, batch_uris[batch_index + 1:] AS uris, queued_uri AS "queuedUri" FROM shuffle_sessions
  WHERE user_id = $1 AND batch_at IS NOT NULL AND batch_uris[batch_index] = $2`;

/** Returns a batch to play in place of a skip: the next songs near the end of the present batch, the new order after an edit. */
async function findBatch(ctx: UserContext, { uri, contextUri }: PlayingSong): Promise<Batch | null> {
  // Songs of a batch have no context; the same song played from an album does not belong to the shuffle.
  if (contextUri) return null;
  const [rest] = await sql<Batch>(readRest, [ctx.userId, uri]);
  // The next song is in Spotify's queue. No play command can remove it, so a skip plays it.
  if (!rest || (rest.queuedUri && rest.uris[0] === rest.queuedUri)) return null;
  try {
    if (rest.uris.length <= refillThreshold) return await nextBatch(ctx, rest);
    const { uris } = await nextBatch(ctx, rest, rest.uris.length);
    const isUnchanged = rest.uris.every((restUri, index) => restUri === (uris[index] ?? restUri));
    return isUnchanged ? null : await nextBatch(ctx, rest);
  } catch (error) {
    // The shuffle has no song left.
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Plays the next songs of the shuffle in place of a skip if Spotify needs more songs or has an outdated order. Costs one call, like
 * a skip.
 * @returns false if the caller should send a skip
 * @throws SpotifyError
 */
export async function playInsteadOfSkip(
  ctx: UserContext,
  client: UserSpotifyClient,
  { playing, ...target }: PlayTarget & { playing: PlayingSong | null },
): Promise<boolean> {
  const batch = playing && (await findBatch(ctx, playing));
  if (!batch) return false;
  await playBatch(ctx, client, batch, target);
  return true;
}
