import { z } from "zod";
import { log } from "@/lib/platform/log";
import { parseRetryAfter } from "@/lib/platform/retry-after";
import { RateLimited } from "./errors";
import { endpointGroup, storeCooldown } from "./limits";
import type { HttpReply } from "./send";

const errorBody = z.object({
  error: z.object({ message: z.string().optional(), reason: z.string().optional() }),
});

/** Parses the body of an error, which Spotify does not always send as JSON. */
export function parseErrorBody(text: string): { upstreamMessage: string; reason?: string } {
  try {
    const { error } = errorBody.parse(JSON.parse(text));
    return { upstreamMessage: error.message ?? "", reason: error.reason };
  } catch {
    return { upstreamMessage: text.slice(0, 300) };
  }
}

const maxRatePauseMs = 10 * 60 * 1000;
const defaultQuotaPauseMs = 24 * 60 * 60 * 1000;
const defaultRatePauseMs = 30 * 1000;
/** The longest pauses that people report are about a day. A longer one is a mistake that must not end the use of the app. */
const longestPauseMs = 7 * 24 * 60 * 60 * 1000;

/** Stores the pause of a 429 for all processes and returns the error for it. */
export async function recordRateLimit(
  reply: HttpReply,
  path: string,
  clientId: string,
  endpoint: string,
): Promise<RateLimited> {
  const { upstreamMessage, reason } = parseErrorBody(reply.text);
  const now = Date.now();
  const retryAfter = parseRetryAfter(reply.headers["retry-after"], now, longestPauseMs)?.getTime();
  const isQuota =
    reason === "QUOTA_EXCEEDED" || (retryAfter !== undefined && retryAfter - now > maxRatePauseMs);
  const kind = isQuota ? "quota" : "rate";
  // A quota cannot end at once: if Retry-After is not in the future, the app waits a day.
  const isUsable = retryAfter !== undefined && (!isQuota || retryAfter > now);
  const until = new Date(isUsable ? retryAfter : now + (isQuota ? defaultQuotaPauseMs : defaultRatePauseMs));
  await storeCooldown(clientId, endpointGroup(path), kind, until);
  log.warn({ endpoint, kind, until, upstreamMessage }, "Spotify asked for a pause");
  return new RateLimited(kind, until, { endpoint, status: 429, upstreamMessage });
}
