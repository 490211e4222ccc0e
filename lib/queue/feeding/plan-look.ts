import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { nextLook } from "./plan-feed";
import { type QueueFeed, readFeed } from "./read-feed";

/** The job that looks at the player; `look-job.ts` has its handler. */
export const lookJobKind = {
  name: "queue-look",
  payload: z.object({ userId: z.uuid(), at: z.iso.datetime() }),
};

/** The delay until the first look at a player that Tonearm has not fed yet. */
const firstLookMs = 10_000;

/** Plans the next look, or none. A plan that differs by at most two seconds stays. */
const planSql = `UPDATE queues SET next_look_at = $2 WHERE user_id = $1
    AND (next_look_at IS NULL OR $2::timestamptz IS NULL OR abs(extract(epoch FROM next_look_at - $2)) > 2)
  RETURNING next_look_at AS at`;

export async function planLook(userId: string, at: Date | null): Promise<void> {
  const [planned] = await sql<{ at: Date | null }>(planSql, [userId, at]);
  if (!planned?.at) return;
  await queueLook({ userId, at: planned.at });
}

type Plan = { userId: string; at: Date };

const queueLook = ({ userId, at }: Plan): Promise<void> =>
  enqueue(lookJobKind, `look-${userId}-${at.getTime()}`, { userId, at: at.toISOString() }, at).catch(error =>
    log.warn({ error }, "the job queue does not answer; planned looks wait until it does"),
  );

/** Queues the looks that are overdue, because their process died or the job queue lost them. */
export async function queueDueLooks(): Promise<void> {
  const due = await sql<Plan>(
    `SELECT user_id AS "userId", next_look_at AS at FROM queues
     WHERE next_look_at BETWEEN now() - interval '1 day' AND now() - interval '30 seconds' ORDER BY next_look_at LIMIT 500`,
  );
  for (const plan of due) await queueLook(plan);
}

function lookAfterEdit(feed: QueueFeed): Date | null {
  if (feed.state === "idle") return feed.upcoming[0]?.isManual ? new Date(Date.now() + firstLookMs) : null;
  return nextLook(feed);
}

/** Plans the look at which an edit reaches Spotify. Costs no call now. */
export async function planLookAfterEdit({ userId }: UserContext): Promise<void> {
  const feed = await readFeed(userId);
  if (!feed || feed.state === "taken" || feed.pausedAtMs !== null) return;
  await planLook(userId, lookAfterEdit(feed));
}
