import type { PlayerEvent } from "@/lib/api/schemas/player";

const idleMs = 30_000;
const afterTheEndMs = 1_200;

/**
 * When to look at the player again, in milliseconds from now: when the track ends, else twice a minute; after a refusal not
 * before Spotify opens again. Every look costs a call of the person's quota.
 */
export function nextLook({ state, problem }: PlayerEvent, now: number): number {
  if (problem?.retryAt) return Math.max(idleMs, Date.parse(problem.retryAt) - now);
  if (problem || !state?.isPlaying || !state.item) return idleMs;
  const progressMs = state.progressMs + now - Date.parse(state.fetchedAt);
  return Math.min(idleMs, Math.max(0, state.item.durationMs - progressMs) + afterTheEndMs);
}
