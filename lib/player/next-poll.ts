import type { PlayerEvent } from "@/lib/schemas/player";

const idleMs = 30_000;
const afterTheEndMs = 1_200;
/** Some devices say that they play on when a track is over, or never say how long it is. */
const overdueMs = 10_000;

/**
 * When to look at the player again, in milliseconds from now: when the track ends, else twice a minute; after a refusal not
 * before Spotify opens again. Every look costs a call of the person's quota.
 */
export function nextPollDelay({ state, problem }: PlayerEvent, now: number): number {
  if (problem?.retryAt) return Math.max(idleMs, Date.parse(problem.retryAt) - now);
  if (problem || !state?.isPlaying || !state.item) return idleMs;
  const progressMs = state.progressMs + now - Date.parse(state.fetchedAt);
  const left = state.item.durationMs - progressMs;
  return left <= 0 ? overdueMs : Math.min(idleMs, left + afterTheEndMs);
}
