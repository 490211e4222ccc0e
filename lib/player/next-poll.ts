import type { PlayerEvent } from "@/lib/schemas/player";

const idleMs = 30_000;
const afterTheEndMs = 1_200;
/** Some devices still report a track as playing after its end, or never report its length. */
const overdueMs = 10_000;

/**
 * Returns the milliseconds until the next poll: until the end of the track, at most half a minute, and not before the end of a
 * cooldown. Every poll costs a call of the person's quota.
 */
export function nextPollDelay({ state, problem }: PlayerEvent, now: number): number {
  if (problem?.retryAt) return Math.max(idleMs, Date.parse(problem.retryAt) - now);
  if (problem || !state?.isPlaying || !state.item) return idleMs;
  const progressMs = state.progressMs + now - Date.parse(state.fetchedAt);
  const left = state.item.durationMs - progressMs;
  return left <= 0 ? overdueMs : Math.min(idleMs, left + afterTheEndMs);
}
