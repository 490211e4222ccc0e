import { jsonReply, plainText, type Reply } from "../../http/message";
import type { App } from "../../world/records";
import type { World } from "../../world/world";
import type { Group } from "./api-route";

/** The two different 429s, or null when the call is admitted (docs: concepts/rate-limits, changes/july-2026). */
export function limitReply(world: World, app: App, group: Group): Reply | null {
  return rateLimitReply(world, app) ?? quotaReply(world, app, group);
}

/** A rolling 30 seconds, counted per app. */
function rateLimitReply(world: World, app: App): Reply | null {
  const { rateLimit, escalate } = world.settings;
  if (rateLimit.per30s === null) return null;
  const waitMs = world.usage.rate.take(app.clientId, rateLimit.per30s, world.clock.now(), escalate);
  if (waitMs === null) return null;
  const headers = rateLimit.retryAfter ? retryAfter(waitMs) : {};
  if (rateLimit.body === "text") return plainText("Too many requests", 429, headers);
  return jsonReply({ error: { status: 429, message: "API rate limit exceeded" } }, 429, headers);
}

/** A rolling day, counted per developer over all their apps, and per group of endpoints. */
function quotaReply(world: World, app: App, group: Group): Reply | null {
  const { quota, quotaRetryAfter, escalate } = world.settings;
  const perDay = quota[group];
  if (perDay === undefined) return null;
  const waitMs = world.usage.quota.take(`${app.developer} ${group}`, perDay, world.clock.now(), escalate);
  if (waitMs === null) return null;
  const error = { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" };
  return jsonReply({ error }, 429, quotaRetryAfter ? retryAfter(waitMs) : {});
}

function retryAfter(waitMs: number): Record<string, string> {
  return { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))) };
}
