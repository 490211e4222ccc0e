import type { Playback, Player, PlayerState } from "./player";

export type DurationOf = (uri: string) => number;

const maxHistoryLength = 50;
/** A play counts after 30 seconds of listening. */
const minListenedMs = 30_000;

/** Brings playback to `now`: moves the position, changes items as they end, feeds the history. */
export function advance(
  player: PlayerState,
  now: number,
  durationOf: DurationOf,
  history?: Player["history"],
): void {
  const { playback } = player;
  if (!playback) return;
  let left = now - playback.at;
  playback.at = now;
  while (playback.isPlaying && playback.current !== null && left > 0) {
    const remaining = Math.max(0, durationOf(playback.current) - playback.positionMs);
    if (left < remaining) {
      playback.positionMs += left;
      playback.listenedMs += left;
      return;
    }
    left -= remaining;
    playback.listenedMs += remaining;
    const endedAt = now - left;
    leaveItem(playback, endedAt, history);
    if (player.repeat === "track") load(playback, playback.current, playback.fromQueue, endedAt);
    else stepForward(player, playback, endedAt);
  }
}

/** Records the current item as played when it was heard for long enough. Episodes never show up there. */
export function leaveItem(playback: Playback, at: number, history?: Player["history"]): void {
  if (!history || !playback.current?.startsWith("spotify:track:")) return;
  if (playback.listenedMs <= minListenedMs) return;
  history.unshift({ uri: playback.current, playedAt: at, contextUri: playback.contextUri });
  history.length = Math.min(history.length, maxHistoryLength);
}

/** The queue first, then the context, then its start again or silence. */
export function stepForward(player: PlayerState, playback: Playback, at: number): void {
  const queued = playback.queue.shift();
  if (queued !== undefined) {
    load(playback, queued, true, at);
    return;
  }
  if (playback.index + 1 < playback.order.length) {
    playback.index += 1;
  } else {
    playback.index = 0;
    if (player.repeat !== "context") playback.isPlaying = false;
  }
  load(playback, itemAt(playback, playback.index), false, at);
}

/** False when there is nothing before the current item. */
export function stepBack(player: PlayerState, playback: Playback, at: number): boolean {
  if (!canStepBack(player, playback)) return false;
  if (!playback.fromQueue) {
    playback.index = (playback.index - 1 + playback.order.length) % playback.order.length;
  }
  load(playback, itemAt(playback, playback.index), false, at);
  return true;
}

export function canStepBack(player: PlayerState, playback: Playback): boolean {
  return playback.fromQueue || playback.index > 0 || player.repeat === "context";
}

export function itemAt(playback: Playback, index: number): string | null {
  const position = playback.order[index];
  return position === undefined ? null : (playback.items[position] ?? null);
}

function load(playback: Playback, uri: string | null, fromQueue: boolean, at: number): void {
  playback.current = uri;
  playback.fromQueue = fromQueue;
  playback.positionMs = 0;
  playback.listenedMs = 0;
  playback.timestamp = at;
  if (uri === null) playback.isPlaying = false;
}
