import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { makeNextSet } from "@/lib/shuffle/session/next-set-job";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { upcomingSql } from "@/lib/shuffle/session/upcoming";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";

/** The songs of a session for Spotify, in order, and the song that is already in Spotify's queue. */
export type Batch = { id: string; uris: string[]; queuedUri: string | null };

/** The batch that Spotify plays. `startedCount` is the number of songs that have started; `isDue`: the last should have started. */
export type CurrentBatch = Batch & {
  startedAt: Date;
  startedCount: number;
  isFresh: boolean;
  isDue: boolean;
};

type Upcoming = { uri: string; position: number };

const readUpcoming = (userId: string, id: string, count: number): Promise<Upcoming[]> =>
  sql<Upcoming>(
    `SELECT song.uri, slot.position FROM shuffle_sessions s, ${upcomingSql("$3")} WHERE s.user_id = $1 AND s.id = $2
     ORDER BY slot.set_number, slot.position`,
    [userId, id, count],
  );

/** Cuts a list before its first repeated song, so that a song has one position in the batch. A single song fills the batch. */
function uniquePrefix(uris: string[]): string[] {
  const [firstUri] = uris;
  if (firstUri && uris.every(uri => uri === firstUri))
    return Array.from({ length: maxUrisPerWrite }, () => firstUri);
  const repeatedIndex = uris.findIndex((uri, index) => uris.indexOf(uri) < index);
  return repeatedIndex < 0 ? uris : uris.slice(0, repeatedIndex);
}

/**
 * Returns the songs of a batch for a play command, without the song in Spotify's queue: that song stays in the queue and plays
 * after the first song of the command, so it would play twice.
 */
export function urisToPlay({ uris, queuedUri }: Pick<Batch, "uris" | "queuedUri">): string[] {
  const notQueued = uris.filter(uri => uri !== queuedUri);
  return notQueued.length > 0 ? notQueued : uris;
}

/**
 * Returns the next songs of a session, also from the next set; by default as many as one play command takes. Starts a session if
 * the playlist has none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function nextBatch(ctx: UserContext, ref: SessionRef, count = maxUrisPerWrite): Promise<Batch> {
  const { userId } = ctx;
  const id = "id" in ref ? ref.id : await ensureShuffle(ctx, ref.playlistId);
  let upcoming = await readUpcoming(userId, id, count);
  // At the start of a set the next set is not needed, because each of its songs would be a repetition.
  if (upcoming.length < count && upcoming[0]?.position !== 0) {
    await makeNextSet(userId, id).catch(error => {
      // The rest of this set can still be played.
      if (upcoming.length === 0 || !(error instanceof AppError)) throw error;
    });
    upcoming = await readUpcoming(userId, id, count);
  }
  const uris = uniquePrefix(upcoming.map(({ uri }) => uri));
  const [session] = await sql<{ queuedUri: string | null }>(
    `SELECT queued_uri AS "queuedUri" FROM shuffle_sessions WHERE user_id = $1 AND id = $2`,
    [userId, id],
  );
  const queuedUri = session?.queuedUri ?? null;
  const notQueued = urisToPlay({ uris, queuedUri });
  return {
    id,
    uris: queuedUri && notQueued.length < uris.length ? [queuedUri, ...notQueued] : uris,
    queuedUri,
  };
}

/** Records a batch that Spotify accepted. Its session plays from now on; other sessions of the person no longer do. */
export async function recordBatch({ userId }: UserContext, { id, uris }: Batch): Promise<void> {
  await personTransaction(userId, client =>
    client.query(
      `UPDATE shuffle_sessions SET batch_uris = CASE WHEN id = $2 THEN $3::text[] ELSE '{}' END, batch_index = 0,
         batch_at = CASE WHEN id = $2 THEN now() END, queued_uri = CASE WHEN id = $2 THEN queued_uri END, top_up_at = NULL,
         used_at = CASE WHEN id = $2 THEN now() ELSE used_at END
       WHERE user_id = $1 AND (id = $2 OR batch_at IS NOT NULL OR queued_uri IS NOT NULL)`,
      [userId, id, uris],
    ),
  );
}

/** Returns the batch of the session that plays. */
export async function currentBatch({ userId }: UserContext): Promise<CurrentBatch | undefined> {
  const [batch] = await sql<CurrentBatch>(
    `SELECT id, batch_uris AS uris, queued_uri AS "queuedUri", batch_at AS "startedAt", batch_index AS "startedCount",
       batch_at > now() - interval '1500 milliseconds' AS "isFresh", COALESCE(top_up_at < now(), true) AS "isDue"
     FROM shuffle_sessions WHERE user_id = $1 AND batch_at IS NOT NULL`,
    [userId],
  );
  return batch;
}
