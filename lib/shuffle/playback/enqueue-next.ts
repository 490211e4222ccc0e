import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type CurrentBatch, nextBatch } from "./batch";

/** Starts a batch of the playing song and the next song. Of several simultaneous polls, only one changes the row. */
const appendSql = `UPDATE shuffle_sessions SET batch_uris = ARRAY[batch_uris[cardinality(batch_uris)], $4], batch_index = 1,
    queued_uri = $4
  WHERE user_id = $1 AND id = $2 AND batch_uris = $3 AND batch_at IS NOT NULL AND batch_index = cardinality(batch_uris)
  RETURNING 1`;

const undoAppendSql = `UPDATE shuffle_sessions SET batch_uris = batch_uris[1:1], queued_uri = NULL
  WHERE user_id = $1 AND id = $2 AND batch_index = 1 AND batch_uris[2:] = ARRAY[$3]`;

/**
 * Adds the next song to Spotify's queue while the last song of the batch plays, so that the music never ends. From then on, each
 * song costs one call.
 * @throws SpotifyError; the next poll tries again
 */
export async function enqueueNext(ctx: UserContext, { id, uris, startedCount }: CurrentBatch): Promise<void> {
  if (startedCount < uris.length) return;
  const [next] = (await nextBatch(ctx, { id }, 1)).uris;
  if (!next || (await sql(appendSql, [ctx.userId, id, uris, next])).length === 0) return;
  await getUserSpotifyClient(ctx)
    .addToQueue(next)
    .catch(async error => {
      await sql(undoAppendSql, [ctx.userId, id, next]);
      throw error;
    });
}
