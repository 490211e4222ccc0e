import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { UserContext } from "@/lib/platform/context";
import { sql } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type Feed, followFeed, readFed, startFeed, topUpFeed } from "./feed";

const payload = z.object({ userId: z.uuid(), sessionId: z.uuid(), at: z.iso.datetime() });

/** When what was fed is paused, or something else plays. */
const laterMs = 30 * 60_000;
/** The last song should have begun. */
const marginMs = 5_000;

/**
 * Sets the moment at which the last song that Spotify was given begins, from how long those before it are. One that is
 * known to within seconds stays.
 */
const plan = `UPDATE shuffle_sessions s SET top_up_at = due.at FROM (
    SELECT s.id, now() + interval '1 millisecond' * ($2 + ${marginMs} + COALESCE((
      SELECT sum(song.duration_ms) FROM unnest(s.fed_uris[s.fed_index + 1:cardinality(s.fed_uris) - 1]) AS fed(uri)
      JOIN songs song ON song.user_id = s.user_id AND song.uri = fed.uri), 0)) AS at
    FROM shuffle_sessions s WHERE s.user_id = $1 AND s.fed_at IS NOT NULL) due
  WHERE s.id = due.id AND (s.top_up_at IS NULL OR abs(extract(epoch FROM s.top_up_at - due.at)) > 20)
  RETURNING s.id, s.top_up_at AS at`;

/** Whoever feeds a day without being heard has gone. */
const postpone = `UPDATE shuffle_sessions SET top_up_at = GREATEST(now() + interval '${laterMs} milliseconds', $3)
  WHERE user_id = $1 AND id = $2 AND fed_at > now() - interval '1 day' AND top_up_at IS NULL RETURNING id, top_up_at AS at`;

type Planned = { id: string; at: Date };

async function queueLook(userId: string, planned: Planned[]): Promise<void> {
  for (const { id, at } of planned)
    await enqueue(feedJob, randomUUID(), { userId, sessionId: id, at: at.toISOString() }, at).catch(error =>
      log.warn({ error }, "the queue does not answer; the shuffle is topped up while a screen is open"),
    );
}

/** What plays, and how long it still does; null when it is paused. */
type Playing = { uri: string; leftMs: number | null };

/**
 * Follows what a look at the player saw, without a context: fed songs have none. The session's cursor goes behind it, and
 * Spotify gets the next song when it needs one. The next look without a screen is planned.
 */
export async function followPlaying(ctx: UserContext, { uri, leftMs }: Playing): Promise<void> {
  const known = await readFed(ctx);
  if (!known) return;
  const fed = await followFeed(ctx, known, uri);
  // Something of the person's own in between.
  if (fed.uris[fed.begun - 1] !== uri) return;
  // What plays is known either way; the next look tries again.
  await topUpFeed(ctx, fed).catch(error => log.warn({ error }, "the shuffle could not be topped up"));
  if (leftMs !== null) await queueLook(ctx.userId, await sql<Planned>(plan, [ctx.userId, leftMs]));
}

/** Spotify took a feed: the session is followed from now on. */
export async function beginFeed(ctx: UserContext, feed: Feed): Promise<void> {
  await startFeed(ctx, feed);
  await queueLook(ctx.userId, await sql<Planned>(plan, [ctx.userId, 0]));
}

/** Follows the player for people who have no screen open: one look when the last song that Spotify was given begins. */
export const feedJob: JobDefinition<z.infer<typeof payload>> = {
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
    let retryAt: Date | undefined;
    try {
      const player = await getUserSpotifyClient(ctx, "playback").player();
      const item = player?.item;
      if (item && player.is_playing && !player.context)
        await followPlaying(ctx, {
          uri: item.uri,
          leftMs: Math.max(0, (item.duration_ms ?? 0) - (player.progress_ms ?? 0)),
        });
    } catch (error) {
      // Spotify refused, or the connection to it has ended: it may be there again at the next look.
      if (!(error instanceof AppError)) throw error;
      retryAt = error.retryAt;
    }
    await queueLook(userId, await sql<Planned>(postpone, [userId, sessionId, retryAt ?? null]));
    return undefined;
  },
};
