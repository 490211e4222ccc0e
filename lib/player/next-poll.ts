import type { PlayerState } from "@/lib/schemas/player";

type Look = { state: PlayerState | null; problem: { code: string; retryAt: string | null } | null };

const idleMs = 30_000;
/** The longest delay while a song plays. Its end is known, so only what somebody does elsewhere is seen late. */
const playingMs = 60_000;
/** The longest delay while nothing changes. */
export const maxIdleMs = 5 * 60_000;
const endMarginMs = 1_200;
/** The first delay when a track should have ended: some devices still report it as playing, or never report its length. */
const overdueMs = 5_000;

/** Returns what a person would notice, without the progress. */
const visibleState = ({ device, isPlaying, item, contextUri, repeat, shuffle }: PlayerState) =>
  JSON.stringify([device, isPlaying, item?.uri, contextUri, repeat, shuffle]);

/**
 * Tells whether a poll saw anything new. A playing track changes as long as its position advances within its length: a device that
 * has vanished can report for hours that a track plays far behind its end (https://github.com/spotify/web-api/issues/533).
 */
export function hasChanged(before: Look, after: Look): boolean {
  if (after.problem) return after.problem.code !== before.problem?.code;
  const [last, state] = [before.state, after.state];
  if (before.problem || !last || !state || visibleState(last) !== visibleState(state)) return true;
  if (!state.isPlaying) return state.progressMs !== last.progressMs;
  return (
    state.item !== null && state.progressMs !== last.progressMs && state.progressMs < state.item.durationMs
  );
}

/** Returns a minute, or the time until the end of the track. Avoids two polls close together, and several for a short track. */
function delayUntilEnd(durationMs: number, leftMs: number, isSaving: boolean): number {
  if (isSaving && leftMs > 0) return Math.max(idleMs, leftMs + endMarginMs);
  const isShort = durationMs > 0 && durationMs < 2 * idleMs;
  if (isShort) return idleMs;
  return leftMs + endMarginMs > 1.5 * playingMs ? playingMs : leftMs + endMarginMs;
}

/**
 * Returns the milliseconds until the next poll: a minute, or until the end of the track, and after a cooldown if there is
 * one. The delay doubles with every poll that sees no change, because every poll costs a call of the person's quota.
 * @param unchangedPolls the number of polls in a row that saw no change, this one included
 * @param options `isSaving`: few calls are left today, so no poll happens in the middle of a song
 */
export function nextPollDelay(
  { state, problem }: Look,
  now: number,
  unchangedPolls = 0,
  { isSaving = false } = {},
): number {
  const slowDown = (delayMs: number) => Math.min(maxIdleMs, delayMs * 2 ** Math.min(unchangedPolls, 10));
  if (problem?.retryAt) return Math.max(idleMs, Date.parse(problem.retryAt) - now);
  if (problem || !state?.isPlaying || !state.item) return slowDown(idleMs);
  const { durationMs } = state.item;
  const leftMs = durationMs - (state.progressMs + now - Date.parse(state.fetchedAt));
  const untilEndMs = delayUntilEnd(durationMs, leftMs, isSaving);
  return leftMs > 0 && unchangedPolls === 0 ? untilEndMs : Math.max(untilEndMs, slowDown(overdueMs));
}
