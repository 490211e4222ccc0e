import { RateLimited, SpotifyError } from "./errors";
import type { Lane } from "./limits";

export type RetryPolicy = {
  maxAttempts: number;
  maxPauseMs: number;
  maxTotalPauseMs: number;
  timeoutMs: number;
  /** Added to every pause that Spotify demands, so that clicks are sent first afterwards. */
  yieldMs: number;
};

const interactive = {
  maxAttempts: 2,
  maxPauseMs: 2_000,
  maxTotalPauseMs: 2_000,
  timeoutMs: 10_000,
  yieldMs: 0,
};
const background = {
  maxAttempts: 5,
  maxPauseMs: 60_000,
  maxTotalPauseMs: 600_000,
  timeoutMs: 30_000,
  yieldMs: 250,
};

export const retryPolicies: Record<Lane, RetryPolicy> = {
  click: interactive,
  playback: interactive,
  sync: background,
  backfill: background,
};

export type FailedAttempt = {
  error: unknown;
  /** The number of attempts of this call, including the failed one. */
  attempts: number;
  /** The sum of this call's pauses. */
  waitedMs: number;
  /** The call can be repeated without harm. */
  isIdempotent: boolean;
  /** Spotify refused the access token, and this call has not refreshed it yet. */
  canRefreshToken: boolean;
};

/** Added to every pause, because a timer can fire a moment too early. */
const timerToleranceMs = 10;

/** Exponential backoff with full jitter. */
const backoff = (attempts: number, random: number) => random * Math.min(8_000, 250 * 2 ** attempts);

/**
 * Returns the milliseconds to wait before the next attempt, or null when there must be no other attempt.
 * @param random from 0 to 1
 */
export function nextDelay(
  { error, attempts, waitedMs, isIdempotent, canRefreshToken }: FailedAttempt,
  policy: RetryPolicy,
  now = Date.now(),
  random = Math.random(),
): number | null {
  if (!(error instanceof SpotifyError) || attempts >= policy.maxAttempts) return null;
  if (canRefreshToken) return 0;
  let delay: number;
  if (error instanceof RateLimited)
    delay = Math.max(0, error.retryAt.getTime() - now) + timerToleranceMs + policy.yieldMs + random * 250;
  else if (error.code === "spotify_unavailable" && isIdempotent) delay = backoff(attempts, random);
  else return null;
  return delay <= policy.maxPauseMs && waitedMs + delay <= policy.maxTotalPauseMs ? delay : null;
}
