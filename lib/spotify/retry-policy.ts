import { RateLimited, SpotifyError } from "./errors";
import type { Lane } from "./limits";

export type RetryPolicy = {
  maxAttempts: number;
  maxPauseMs: number;
  maxTotalPauseMs: number;
  timeoutMs: number;
  /** Added to every demanded pause, so that clicks go first after it. */
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
  /** Attempts of this call so far, this one included. */
  attempts: number;
  /** Pauses of this call so far. */
  waitedMs: number;
  /** The call can be repeated without harm. */
  isIdempotent: boolean;
  /** Spotify refused an access token that was not refreshed for this call yet. */
  canRefreshToken: boolean;
};

/** A timer can go off a moment early, while the pause still lasts. */
const timerToleranceMs = 10;

/** Exponential backoff with full jitter. */
const backoff = (attempts: number, random: number) => random * Math.min(8_000, 250 * 2 ** attempts);

/**
 * Returns how long to wait before the next attempt, in milliseconds; null when the call has failed.
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
