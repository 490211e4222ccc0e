import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { upcomingSql } from "@/lib/shuffle/list-upcoming";
import { makeNextSet } from "@/lib/shuffle/session/next-set-job";
import type { SessionRef } from "@/lib/shuffle/session/source-key";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import { writeSize } from "@/lib/spotify/user-client";

/** Songs of a session in their order, to be given to Spotify, and the one that lies in Spotify's queue already. */
export type Batch = { id: string; uris: string[]; queuedUri: string | null };

/** What Spotify was given since `at`, and how many of them have begun. */
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

/** As far as no song comes again, so that it can be told which one plays. A song that is alone repeats. */
function uniquePrefix(uris: string[]): string[] {
  const [only] = uris;
  if (only && uris.every(uri => uri === only)) return Array.from({ length: writeSize }, () => only);
  const again = uris.findIndex((uri, place) => uris.indexOf(uri) < place);
  return again < 0 ? uris : uris.slice(0, again);
}

/**
 * What a play command is given of a feed. What lies in Spotify's queue outlives the command and comes by itself, behind the
 * first of them; given as well it would come twice.
 */
export function urisToPlay({ uris, queuedUri }: Pick<Batch, "uris" | "queuedUri">): string[] {
  const others = uris.filter(uri => uri !== queuedUri);
  return others.length > 0 ? others : uris;
}

/**
 * What comes from where a session stands, as much as one play command takes unless less is asked for, over the border of a
 * set as well. The session of a playlist begins when there is none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function nextBatch(ctx: UserContext, which: SessionRef, count = writeSize): Promise<Batch> {
  const { userId } = ctx;
  const id = "id" in which ? which.id : await ensureShuffle(ctx, which.playlistId);
  let upcoming = await readUpcoming(userId, id, count);
  // Behind a whole set nothing could be given: each of its songs would come again.
  if (upcoming.length < count && upcoming[0]?.position !== 0) {
    await makeNextSet(userId, id).catch(error => {
      // What is left of this set can be played all the same.
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

/** Spotify took a feed: its session counts as playing from now on, and no other one of the person. */
export async function recordBatch({ userId }: UserContext, { id, uris }: Batch): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET batch_uris = CASE WHEN id = $2 THEN $3::text[] ELSE '{}' END, batch_index = 0,
       batch_at = CASE WHEN id = $2 THEN now() END, queued_uri = CASE WHEN id = $2 THEN queued_uri END, top_up_at = NULL,
       used_at = CASE WHEN id = $2 THEN now() ELSE used_at END
     WHERE user_id = $1 AND (id = $2 OR batch_at IS NOT NULL OR queued_uri IS NOT NULL)`,
    [userId, id, uris],
  );
}

/** Something else plays now: no session follows it. */
export async function stopBatch({ userId }: UserContext): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET batch_uris = '{}', batch_index = 0, batch_at = NULL, queued_uri = NULL, top_up_at = NULL
     WHERE user_id = $1 AND (batch_at IS NOT NULL OR queued_uri IS NOT NULL)`,
    [userId],
  );
}

/** What Spotify was given of the session that plays. */
export async function currentBatch({ userId }: UserContext): Promise<CurrentBatch | undefined> {
  const [fed] = await sql<CurrentBatch>(
    `SELECT id, batch_uris AS uris, queued_uri AS "queuedUri", batch_at AS "startedAt", batch_index AS "startedCount",
       batch_at > now() - interval '1500 milliseconds' AS "isFresh", COALESCE(top_up_at < now(), true) AS "isDue"
     FROM shuffle_sessions WHERE user_id = $1 AND batch_at IS NOT NULL`,
    [userId],
  );
  return fed;
}
