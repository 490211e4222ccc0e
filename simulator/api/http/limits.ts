import { jsonReply, type Reply, textReply } from "../../http/message";
import type { App } from "../../world/records";
import type { World } from "../../world/world";
import type { EndpointGroup } from "./api-route";

/**
 * Counts the call. Returns one of Spotify's two 429 replies, or null if the call is allowed (docs: concepts/rate-limits,
 * changes/july-2026).
 */
export function checkLimits(world: World, app: App, group: EndpointGroup): Reply | null {
  return checkRateLimit(world, app) ?? checkQuota(world, app, group);
}

/** Limits the calls of an app in a rolling 30 seconds. */
function checkRateLimit(world: World, app: App): Reply | null {
  const { rateLimit, escalate } = world.settings;
  if (rateLimit.per30s === null) return null;
  const waitMs = world.usage.rate.tryCall(app.clientId, rateLimit.per30s, world.clock.now(), escalate);
  if (waitMs === null) return null;
  const headers = rateLimit.retryAfter ? retryAfterHeader(waitMs) : {};
  if (rateLimit.body === "text") return textReply("Too many requests", 429, headers);
  return jsonReply({ error: { status: 429, message: "API rate limit exceeded" } }, 429, headers);
}

/** Limits the calls of a developer's apps to an endpoint group in a rolling day. */
function checkQuota(world: World, app: App, group: EndpointGroup): Reply | null {
  const { quota, quotaRetryAfter, escalate } = world.settings;
  const perDay = quota[group];
  if (perDay === undefined) return null;
  const waitMs = world.usage.quota.tryCall(`${app.developer} ${group}`, perDay, world.clock.now(), escalate);
  if (waitMs === null) return null;
  const error = { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" };
  return jsonReply({ error }, 429, quotaRetryAfter ? retryAfterHeader(waitMs) : {});
}

function retryAfterHeader(waitMs: number): Record<string, string> {
  return { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))) };
}
