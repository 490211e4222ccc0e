import { z } from "zod";
import { log } from "@/lib/platform/log";
import { RateLimited } from "./errors";
import { endpointGroup, storeCooldown } from "./limits";
import { retryAfter } from "./retry-after";
import type { HttpReply } from "./send";

const errorBody = z.object({
  error: z.object({ message: z.string().optional(), reason: z.string().optional() }),
});

/** Spotify does not always send JSON, not even with errors: the body is read as text first. */
export function parseErrorBody(text: string): { upstreamMessage: string; reason?: string } {
  try {
    const { error } = errorBody.parse(JSON.parse(text));
    return { upstreamMessage: error.message ?? "", reason: error.reason };
  } catch {
    return { upstreamMessage: text.slice(0, 300) };
  }
}

const longestRatePauseMs = 10 * 60 * 1000;
const quotaPauseWithoutHeaderMs = 24 * 60 * 60 * 1000;
const ratePauseWithoutHeaderMs = 30 * 1000;

/** A 429 of either kind as RateLimited; the pause is remembered for every process. */
export async function cooldownFrom(
  reply: HttpReply,
  path: string,
  clientId: string,
  endpoint: string,
): Promise<RateLimited> {
  const { upstreamMessage, reason } = parseErrorBody(reply.text);
  const now = Date.now();
  const named = retryAfter(reply.headers["retry-after"], now)?.getTime();
  const isQuota = reason === "QUOTA_EXCEEDED" || (named !== undefined && named - now > longestRatePauseMs);
  const kind = isQuota ? "quota" : "rate";
  // A quota that is over at once is none: without a moment that lies ahead it is asked again after a day.
  const isUsable = named !== undefined && (!isQuota || named > now);
  const until = new Date(
    isUsable ? named : now + (isQuota ? quotaPauseWithoutHeaderMs : ratePauseWithoutHeaderMs),
  );
  await storeCooldown(clientId, endpointGroup(path), kind, until);
  log.warn({ endpoint, kind, until, upstreamMessage }, "Spotify asks for a pause");
  return new RateLimited(kind, until, { endpoint, status: 429, upstreamMessage });
}
