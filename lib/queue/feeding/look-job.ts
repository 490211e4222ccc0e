import type { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { jobContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { toAppError } from "@/lib/platform/db/outage";
import type { JobDefinition } from "@/lib/platform/jobs";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { followPlayer } from "./follow-player";
import { lookJobKind, planLook } from "./plan-look";
import { renewAtChange } from "./renew-batch";
import { readReportedPlayer } from "./reported-player";

/** The delay after a refusal. */
const refusedMs = 30 * 60_000;
/** The delay while Spotify or the database does not answer. */
const unavailableMs = 60_000;

/** Returns true unless nothing of the queue has played for a day. */
const wasUsedLately = async (userId: string): Promise<boolean> =>
  (await sql("SELECT 1 FROM queues WHERE user_id = $1 AND batch_at > now() - interval '1 day'", [userId]))
    .length > 0;

/** Makes a plan long overdue, so that no other job runs it, and `queueDueLooks` finds it if this process dies. */
const claimSql = `UPDATE queues SET next_look_at = next_look_at - interval '1 hour' WHERE user_id = $1 AND next_look_at = $2
  RETURNING next_look_at AS at`;

/**
 * Looks at the player when the queue has to give Spotify a song, so that the music goes on without an open screen. While a page plays
 * itself, its last report is enough.
 */
export const lookJob: JobDefinition<z.infer<typeof lookJobKind.payload>> = {
  ...lookJobKind,
  async handle({ userId, at }) {
    const [claimed] = await sql<{ at: Date }>(claimSql, [userId, at]);
    // A later plan has replaced this one.
    if (!claimed) return undefined;
    const ctx = jobContext(userId, "queue");
    try {
      if (await renewAtChange(ctx)) return undefined;
      const askedAt = new Date();
      const player =
        (await readReportedPlayer(userId)) ?? (await getUserSpotifyClient(ctx, "playback").player());
      await followPlayer(ctx, player, askedAt);
    } catch (error) {
      // Spotify refused, the connection has ended or the database is away; the next look may succeed.
      const refusal = toAppError(error);
      recordError(userId, "queue", error, ctx.requestId);
      if (!refusal) throw error;
      const waitMs = refusal.code.endsWith("_unavailable") ? unavailableMs : refusedMs;
      const retryMs = Math.max(Date.now() + waitMs, refusal.retryAt?.getTime() ?? 0);
      if (await wasUsedLately(userId)) await planLook(userId, new Date(retryMs));
    }
    await sql("UPDATE queues SET next_look_at = NULL WHERE user_id = $1 AND next_look_at = $2", [
      userId,
      claimed.at,
    ]);
    return undefined;
  },
};
