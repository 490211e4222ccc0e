import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { SpotifyPlayer } from "@/lib/spotify/replies";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type Batch, currentBatch, recordBatch } from "./batch";
import { advanceBatch } from "./follow-playback";
import { enqueueNext } from "./top-up";

const payload = z.object({ userId: z.uuid(), sessionId: z.uuid(), at: z.iso.datetime() });

/** When what was fed is paused, or something else plays. */
const idlePollMs = 30 * 60_000;
/** The last song should have begun. */
const marginMs = 5_000;
/** After a song that Spotify did not take. */
const retryEnqueueMs = 30_000;
/** While Spotify does not answer. */
const unavailablePollMs = 60_000;

/**
 * Sets the moment at which the last song that Spotify was given begins, from how long those before it are, or the one of
 * another try. One that is known to within seconds stays.
 */
const planPoll = `UPDATE shuffle_sessions s SET top_up_at = due.at FROM (
    SELECT s.id, now() + interval '1 millisecond' * ($2 + COALESCE(CASE WHEN NOT $3 THEN (
      SELECT sum(song.duration_ms) FROM unnest(s.batch_uris[s.batch_index + 1:cardinality(s.batch_uris) - 1]) AS fed(uri)
      JOIN songs song ON song.user_id = s.user_id AND song.uri = fed.uri) END, 0)) AS at
    FROM shuffle_sessions s WHERE s.user_id = $1 AND s.batch_at IS NOT NULL) due
  WHERE s.id = due.id AND (s.top_up_at IS NULL OR abs(extract(epoch FROM s.top_up_at - due.at)) > 20)
  RETURNING s.id, s.top_up_at AS at`;

/** Whoever is not heard for a day has gone. */
const postponePoll = `UPDATE shuffle_sessions SET top_up_at = GREATEST(now() + interval '1 millisecond' * $3, $4)
  WHERE user_id = $1 AND id = $2 AND batch_at IS NOT NULL AND used_at > now() - interval '1 day' AND top_up_at IS NULL
  RETURNING id, top_up_at AS at`;

type PlannedPoll = { id: string; at: Date };

async function queuePolls(userId: string, planned: PlannedPoll[]): Promise<void> {
  for (const { id, at } of planned)
    await enqueue(batchJob, randomUUID(), { userId, sessionId: id, at: at.toISOString() }, at).catch(error =>
      log.warn({ error }, "the queue does not answer; the shuffle is topped up while a screen is open"),
    );
}

/**
 * Follows what a look at the player saw. Fed songs have no context; the same song from an album is not the shuffle. The
 * session's cursor goes behind what plays or is paused, and Spotify gets the next song when it needs one. The next look
 * without a screen is planned.
 */
export async function followPlayer(ctx: UserContext, player: SpotifyPlayer): Promise<void> {
  if (!player?.item || player.context) return;
  const { uri, duration_ms } = player.item;
  const known = await currentBatch(ctx);
  if (!known) return;
  let fed = known;
  let isTrouble = false;
  try {
    fed = await advanceBatch(ctx, known, { uri, isNow: true, isShuffled: player.shuffle_state });
    // Something of the person's own in between.
    if (fed.uris[fed.startedCount - 1] !== uri) return;
    await enqueueNext(ctx, fed);
  } catch (error) {
    // What plays is known either way; the next look tries again.
    log.warn({ error }, "the shuffle could not be followed or topped up");
    isTrouble = true;
  }
  if (!player.is_playing) return;
  const leftMs = Math.max(0, (duration_ms ?? 0) - (player.progress_ms ?? 0));
  const inMs = isTrouble ? Math.min(leftMs, retryEnqueueMs) : leftMs + marginMs;
  await queuePolls(ctx.userId, await sql<PlannedPoll>(planPoll, [ctx.userId, inMs, isTrouble]));
}

/** Spotify took a feed: the session is followed from now on. */
export async function startBatch(ctx: UserContext, feed: Batch): Promise<void> {
  await recordBatch(ctx, feed);
  await queuePolls(ctx.userId, await sql<PlannedPoll>(planPoll, [ctx.userId, marginMs, false]));
}

/** Follows the player for people who have no screen open: one look when the last song that Spotify was given begins. */
export const batchJob: JobDefinition<z.infer<typeof payload>> = {
  name: "shuffle-feed",
  payload,
  async handle({ userId, sessionId, at }) {
    const claimed = await sql(
      "UPDATE shuffle_sessions SET top_up_at = NULL WHERE user_id = $1 AND id = $2 AND top_up_at = $3 RETURNING 1",
      [userId, sessionId, at],
    );
    // A later plan has taken the place of this one.
    if (claimed.length === 0) return undefined;
    const actor = { kind: "job", userId, jobId: "shuffle-feed" } as const;
    const ctx: UserContext = { userId, actor, requestId: "shuffle-feed", address: "job" };
    let [waitMs, retryAt] = [idlePollMs, null as Date | null];
    try {
      await followPlayer(ctx, await getUserSpotifyClient(ctx, "playback").player());
    } catch (error) {
      // Spotify refused, or the connection to it has ended: it may be there again at the next look.
      if (!(error instanceof AppError)) throw error;
      if (error.code === "spotify_unavailable") waitMs = unavailablePollMs;
      retryAt = error.retryAt ?? null;
    }
    await queuePolls(userId, await sql<PlannedPoll>(postponePoll, [userId, sessionId, waitMs, retryAt]));
    return undefined;
  },
};
