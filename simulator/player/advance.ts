import type { Playback, Player, PlayerState } from "./player";

export type DurationOf = (uri: string) => number;

const maxHistoryLength = 50;
/** The history lists a play after more than 30 seconds of listening. */
const minListenedMs = 30_000;

/** Advances playback to `now`: moves the position, goes to the next items and records plays. */
export function advance(
  player: PlayerState,
  now: number,
  durationOf: DurationOf,
  history?: Player["history"],
): void {
  const { playback } = player;
  if (!playback) return;
  let remainingMs = now - playback.at;
  playback.at = now;
  while (playback.isPlaying && playback.current !== null && remainingMs > 0) {
    const itemRemainingMs = Math.max(0, durationOf(playback.current) - playback.positionMs);
    if (remainingMs < itemRemainingMs) {
      playback.positionMs += remainingMs;
      playback.listenedMs += remainingMs;
      return;
    }
    remainingMs -= itemRemainingMs;
    playback.listenedMs += itemRemainingMs;
    const endedAt = now - remainingMs;
    recordPlay(playback, endedAt, history);
    if (player.repeat === "track") loadItem(playback, playback.current, playback.fromQueue, endedAt);
    else stepForward(player, playback, endedAt);
  }
}

/** Records the current track in the history if it was heard long enough. Episodes are never recorded. */
export function recordPlay(playback: Playback, at: number, history?: Player["history"]): void {
  if (!history || !playback.current?.startsWith("spotify:track:")) return;
  if (playback.listenedMs <= minListenedMs) return;
  history.unshift({ uri: playback.current, playedAt: at, contextUri: playback.contextUri });
  history.length = Math.min(history.length, maxHistoryLength);
}

/** Goes to the next item of the queue, else of the context; at its end back to the start, paused unless repeating. */
export function stepForward(player: PlayerState, playback: Playback, at: number): void {
  const queued = playback.queue.shift();
  if (queued !== undefined) {
    loadItem(playback, queued, true, at);
    return;
  }
  if (playback.index + 1 < playback.order.length) {
    playback.index += 1;
  } else {
    playback.index = 0;
    if (player.repeat !== "context") playback.isPlaying = false;
  }
  loadItem(playback, itemAt(playback, playback.index), false, at);
}

/** Goes back one item; returns false when there is none. */
export function stepBack(player: PlayerState, playback: Playback, at: number): boolean {
  if (!canStepBack(player, playback)) return false;
  if (!playback.fromQueue) {
    playback.index = (playback.index - 1 + playback.order.length) % playback.order.length;
  }
  loadItem(playback, itemAt(playback, playback.index), false, at);
  return true;
}

export function canStepBack(player: PlayerState, playback: Playback): boolean {
  return playback.fromQueue || playback.index > 0 || player.repeat === "context";
}

export function itemAt(playback: Playback, index: number): string | null {
  const position = playback.order[index];
  return position === undefined ? null : (playback.items[position] ?? null);
}

function loadItem(playback: Playback, uri: string | null, fromQueue: boolean, at: number): void {
  playback.current = uri;
  playback.fromQueue = fromQueue;
  playback.positionMs = 0;
  playback.listenedMs = 0;
  playback.timestamp = at;
  if (uri === null) playback.isPlaying = false;
}
