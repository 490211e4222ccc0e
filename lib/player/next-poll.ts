import type { PlayerEvent } from "@/lib/schemas/player";

const idleMs = 30_000;
const endMarginMs = 1_200;
/** The delay when a track should have ended: some devices still report it as playing, or never report its length. */
const overdueMs = 10_000;

/**
 * Returns the milliseconds until the next poll: until the end of the track, but at most half a minute, and after a cooldown if
 * there is one. Every poll costs a call of the person's quota.
 */
export function nextPollDelay({ state, problem }: PlayerEvent, now: number): number {
  if (problem?.retryAt) return Math.max(idleMs, Date.parse(problem.retryAt) - now);
  if (problem || !state?.isPlaying || !state.item) return idleMs;
  const progressMs = state.progressMs + now - Date.parse(state.fetchedAt);
  const remainingMs = state.item.durationMs - progressMs;
  return remainingMs <= 0 ? overdueMs : Math.min(idleMs, remainingMs + endMarginMs);
}
