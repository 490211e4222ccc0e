import { randomUUID } from "node:crypto";
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
  const payload = { userId, at: planned.at.toISOString() };
  await enqueue(lookJobKind, randomUUID(), payload, planned.at).catch(error =>
    log.warn({ error }, "the job queue does not answer; the queue is fed only while a screen is open"),
  );
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
