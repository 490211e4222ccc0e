import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { jobContext, type UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { toAppError } from "@/lib/platform/db/outage";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { SpotifyPlayer } from "@/lib/spotify/replies";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { advanceBatch } from "./advance-batch";
import { type Batch, currentBatch, recordBatch } from "./batch";
import { enqueueNext } from "./enqueue-next";

const payload = z.object({ userId: z.uuid(), sessionId: z.uuid(), at: z.iso.datetime() });

/** The poll interval while the batch is paused or something else plays. */
const idlePollMs = 30 * 60_000;
/** The delay after the expected start of a song, so that the poll sees the song play. */
const marginMs = 5_000;
/** The first delay when a song should have ended. */
const overdueMs = 30_000;
/** The delay before the next try to enqueue a song that Spotify refused. */
const retryEnqueueMs = 30_000;
/** The poll interval while Spotify or the database does not answer. */
const unavailablePollMs = 60_000;

/**
 * Plans a poll in $2 ms plus the length of the songs before the last song of the batch; for a retry ($3), in $2 ms. Keeps the
 * existing plan if it differs by at most 20 seconds.
 */
const planPoll = `UPDATE shuffle_sessions s SET top_up_at = due.at FROM (
    SELECT s.id, now() + interval '1 millisecond' * ($2 + COALESCE(CASE WHEN NOT $3 THEN (
      SELECT sum(song.duration_ms)
      FROM unnest(s.batch_uris[s.batch_index + 1:cardinality(s.batch_uris) - 1]) AS batch(uri)
      JOIN songs song ON song.user_id = s.user_id AND song.uri = batch.uri) END, 0)) AS at
    FROM shuffle_sessions s WHERE s.user_id = $1 AND s.batch_at IS NOT NULL) due
  WHERE s.id = due.id AND (s.top_up_at IS NULL OR abs(extract(epoch FROM s.top_up_at - due.at)) > 20)
  RETURNING s.id, s.top_up_at AS at`;

/** Plans another poll if the session was used within the last day. */
const postponePoll = `UPDATE shuffle_sessions SET top_up_at = GREATEST(now() + interval '1 millisecond' * $3, $4)
  WHERE user_id = $1 AND id = $2 AND batch_at IS NOT NULL AND used_at > now() - interval '1 day' AND top_up_at IS NULL
  RETURNING id, top_up_at AS at`;

type PlannedPoll = { id: string; at: Date };

async function queuePolls(userId: string, polls: PlannedPoll[]): Promise<void> {
  for (const { id, at } of polls)
    await enqueue(batchJob, randomUUID(), { userId, sessionId: id, at: at.toISOString() }, at).catch(error =>
      log.warn({ error }, "the job queue does not answer; shuffles continue only while a screen is open"),
    );
}

/**
 * Returns the milliseconds until the next song should play. A device that has vanished can report for hours that a song plays far
 * behind its end (https://github.com/spotify/web-api/issues/533); the delay then grows as the position does.
 */
function nextSongDelay(durationMs: number, progressMs: number): number {
  const remainingMs = durationMs - progressMs;
  return remainingMs > 0 ? remainingMs + marginMs : Math.min(idlePollMs, Math.max(overdueMs, -remainingMs));
}

/**
 * Advances the session that plays to the song of a player state, enqueues the next song when Spotify needs one, and plans the
 * next poll without a screen. Ignores songs that play from a context, such as an album, because songs of a batch have no context.
 */
export async function followPlayer(ctx: UserContext, player: SpotifyPlayer): Promise<void> {
  if (!player?.item || player.context) return;
  const { uri, duration_ms } = player.item;
  const batch = await currentBatch(ctx);
  if (!batch) return;
  let isRetry = false;
  try {
    const advanced = await advanceBatch(ctx, batch, { uri, isNow: true, isShuffled: player.shuffle_state });
    // The person played another song in between.
    if (advanced.uris[advanced.startedCount - 1] !== uri) return;
    await enqueueNext(ctx, advanced);
  } catch (error) {
    // The caller still needs the player state; the next poll tries again.
    log.warn({ error }, "the shuffle could not follow the player");
    isRetry = true;
  }
  if (!player.is_playing) return;
  const songDelayMs = nextSongDelay(duration_ms ?? 0, player.progress_ms ?? 0);
  const delayMs = isRetry ? Math.min(songDelayMs, retryEnqueueMs) : songDelayMs;
  await queuePolls(ctx.userId, await sql<PlannedPoll>(planPoll, [ctx.userId, delayMs, isRetry]));
}

/** Records a batch that Spotify accepted, and plans the poll for its last song. */
export async function startBatch(ctx: UserContext, batch: Batch): Promise<void> {
  await recordBatch(ctx, batch);
  await queuePolls(ctx.userId, await sql<PlannedPoll>(planPoll, [ctx.userId, marginMs, false]));
}

/** Polls the player when the last song of the batch starts, so that the shuffle continues without an open screen. */
export const batchJob: JobDefinition<z.infer<typeof payload>> = {
  // The name is from an earlier version: jobs that wait in the queue during an update use it.
  name: "shuffle-feed",
  payload,
  async handle({ userId, sessionId, at }) {
    const claimed = await sql(
      "UPDATE shuffle_sessions SET top_up_at = NULL WHERE user_id = $1 AND id = $2 AND top_up_at = $3 RETURNING 1",
      [userId, sessionId, at],
    );
    // A later plan has replaced this one.
    if (claimed.length === 0) return undefined;
    const ctx = jobContext(userId, "shuffle-batch");
    let [waitMs, retryAt] = [idlePollMs, null as Date | null];
    try {
      await followPlayer(ctx, await getUserSpotifyClient(ctx, "playback").player());
    } catch (error) {
      // Spotify refused, the connection has ended or the database is away; the next poll may succeed.
      const refusal = toAppError(error);
      recordError(userId, "shuffle", error, ctx.requestId);
      if (!refusal) throw error;
      if (refusal.code.endsWith("_unavailable")) waitMs = unavailablePollMs;
      retryAt = refusal.retryAt ?? null;
    }
    await queuePolls(userId, await sql<PlannedPoll>(postponePoll, [userId, sessionId, waitMs, retryAt]));
    return undefined;
  },
};
