import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { makeNextSet } from "@/lib/shuffle/session/next-set-job";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { upcomingSql } from "@/lib/shuffle/session/upcoming";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import { writeSize } from "@/lib/spotify/user-client";

/** Songs of a session to give to Spotify, in order, and the song that is in Spotify's queue already. */
export type Batch = { id: string; uris: string[]; queuedUri: string | null };

/** The batch that Spotify plays. `startedCount` songs of it have started; `isDue`: the last one should have started by now. */
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

/** Cuts a list before its first repeated song, so that the playing song tells the place in it. A single song fills a batch. */
function uniquePrefix(uris: string[]): string[] {
  const [only] = uris;
  if (only && uris.every(uri => uri === only)) return Array.from({ length: writeSize }, () => only);
  const repeated = uris.findIndex((uri, place) => uris.indexOf(uri) < place);
  return repeated < 0 ? uris : uris.slice(0, repeated);
}

/**
 * Returns the songs of a batch for a play command. A song in Spotify's queue outlives the command and plays after the first
 * song; it would play twice if it were given as well.
 */
export function urisToPlay({ uris, queuedUri }: Pick<Batch, "uris" | "queuedUri">): string[] {
  const others = uris.filter(uri => uri !== queuedUri);
  return others.length > 0 ? others : uris;
}

/**
 * Returns the next songs of a session, into the next set as well, by default as many as one play command takes. Starts a session
 * of a playlist that has none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function nextBatch(ctx: UserContext, ref: SessionRef, count = writeSize): Promise<Batch> {
  const { userId } = ctx;
  const id = "id" in ref ? ref.id : await ensureShuffle(ctx, ref.playlistId);
  let upcoming = await readUpcoming(userId, id, count);
  // A whole set needs no next one: every song of that would be a repetition.
  if (upcoming.length < count && upcoming[0]?.position !== 0) {
    await makeNextSet(userId, id).catch(error => {
      // The rest of this set can be played all the same.
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
  const others = urisToPlay({ uris, queuedUri });
  return { id, uris: queuedUri && others.length < uris.length ? [queuedUri, ...others] : uris, queuedUri };
}

/** Records a batch that Spotify accepted. Its session plays from now on, and no other session of the person does. */
export async function recordBatch({ userId }: UserContext, { id, uris }: Batch): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET batch_uris = CASE WHEN id = $2 THEN $3::text[] ELSE '{}' END, batch_index = 0,
       batch_at = CASE WHEN id = $2 THEN now() END, queued_uri = CASE WHEN id = $2 THEN queued_uri END, top_up_at = NULL,
       used_at = CASE WHEN id = $2 THEN now() ELSE used_at END
     WHERE user_id = $1 AND (id = $2 OR batch_at IS NOT NULL OR queued_uri IS NOT NULL)`,
    [userId, id, uris],
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
