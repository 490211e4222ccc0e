import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, nextBatch } from "./batch";
import { playBatch } from "./play-batch";

/** Number of songs left in a batch at which a skip plays the next batch. */
const refillThreshold = 10;

/** The song that a recent poll saw playing. */
export type PlayingSong = { uri: string; contextUri: string | null };

const readRest = `SELECT id, batch_uris[batch_index + 1:] AS uris, queued_uri AS "queuedUri" FROM shuffle_sessions
  WHERE user_id = $1 AND batch_at IS NOT NULL AND batch_uris[batch_index] = $2`;

/** Finds a batch to play in place of a skip: near the end of the present one the next songs, after an edit the new order. */
async function findBatch(ctx: UserContext, { uri, contextUri }: PlayingSong): Promise<Batch | null> {
  // Songs of a batch have no context; the same song of an album does not belong to the shuffle.
  if (contextUri) return null;
  const [rest] = await sql<Batch>(readRest, [ctx.userId, uri]);
  // A skip plays the song in Spotify's queue, which no play command can remove.
  if (!rest || (rest.queuedUri && rest.uris[0] === rest.queuedUri)) return null;
  try {
    if (rest.uris.length <= refillThreshold) return await nextBatch(ctx, rest);
    const { uris } = await nextBatch(ctx, rest, rest.uris.length);
    const isUnchanged = rest.uris.every((restUri, place) => restUri === (uris[place] ?? restUri));
    return isUnchanged ? null : await nextBatch(ctx, rest);
  } catch (error) {
    // The shuffle has no song left.
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Plays the next songs of the shuffle in place of a skip, for the price of one call, where Spotify needs more songs or has an
 * outdated order.
 * @returns false if a skip is right
 * @throws SpotifyError
 */
export async function playInsteadOfSkip(
  ctx: UserContext,
  client: UserSpotifyClient,
  { playing, deviceId }: { playing: PlayingSong | undefined; deviceId?: string | undefined },
): Promise<boolean> {
  const batch = playing && (await findBatch(ctx, playing));
  if (!batch) return false;
  await playBatch(ctx, client, batch, { deviceId });
  return true;
}
