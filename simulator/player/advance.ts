import type { Playback, Player, PlayerState } from "./player";
import type { PlaybackRules } from "./rules";

const maxHistoryLength = 50;
/** A play is listed in the history only after more than this listening time. */
const minListenedMs = 30_000;

/** Advances playback to `now`: moves the position, loads the following items and records plays. */
export function advance(
  player: PlayerState,
  now: number,
  rules: PlaybackRules,
  history?: Player["history"],
): void {
  const { playback } = player;
  if (!playback) return;
  let remainingMs = now - playback.positionAt;
  playback.positionAt = now;
  if (playback.isVanished) {
    playback.positionMs += remainingMs;
    return;
  }
  while (playback.isPlaying && playback.current !== null && remainingMs > 0) {
    const itemRemainingMs = Math.max(0, endOf(player, playback, rules) - playback.positionMs);
    if (remainingMs < itemRemainingMs) {
      playback.positionMs += remainingMs;
      playback.listenedMs += remainingMs;
      return;
    }
    remainingMs -= itemRemainingMs;
    playback.listenedMs += itemRemainingMs;
    const endedAt = now - remainingMs;
    recordPlay(playback, endedAt, history);
    if (player.repeat === "track") loadItem(playback, playback.current, playback.isOutsideOrder, endedAt);
    else stepForward(player, playback, rules, endedAt, playback.isNextFixed);
  }
}

/** Returns the position at which the current item ends by itself. The last item of a list fades into nothing. */
export function endOf(player: PlayerState, playback: Playback, rules: PlaybackRules): number {
  const durationMs = rules.durationOf(playback.current ?? "");
  const isLast = playback.queue.length === 0 && playback.index + 1 >= playback.order.length;
  if (isLast && player.repeat === "off") return durationMs;
  return Math.max(durationMs / 2, durationMs - rules.crossfadeMs);
}

/** Records the current track in the history if it was heard long enough. Episodes are never recorded. */
export function recordPlay(playback: Playback, time: number, history?: Player["history"]): void {
  if (!history || !playback.current?.startsWith("spotify:track:")) return;
  if (playback.listenedMs <= minListenedMs) return;
  history.unshift({ uri: playback.current, playedAt: time, contextUri: playback.contextUri });
  history.length = Math.min(history.length, maxHistoryLength);
}

/**
 * Loads the next item of the queue or, if the queue is empty, of the context. At the end of a context that does not
 * repeat, similar songs follow; without them it returns to the start and pauses.
 *
 * @param skipsQueue the next item of the context was fixed before something was queued
 */
export function stepForward(
  player: PlayerState,
  playback: Playback,
  rules: PlaybackRules,
  time: number,
  skipsQueue = false,
): void {
  const queued = skipsQueue ? undefined : takeQueued(playback, rules);
  if (queued !== undefined) {
    loadItem(playback, queued, true, time);
    return;
  }
  let next = findPlayable(playback, rules, playback.index + 1);
  if (next === null && player.repeat !== "context") {
    appendItems(playback, rules.songsAfter(playback.items));
    next = findPlayable(playback, rules, playback.index + 1);
    if (next === null) playback.isPlaying = false;
  }
  playback.index = next ?? findPlayable(playback, rules, 0) ?? 0;
  loadItem(playback, itemAt(playback, playback.index), false, time);
}

/** Goes back one item; returns false when there is none. */
export function stepBack(player: PlayerState, playback: Playback, time: number): boolean {
  if (!canStepBack(player, playback)) return false;
  if (!playback.isOutsideOrder) {
    playback.index = (playback.index - 1 + playback.order.length) % playback.order.length;
  }
  loadItem(playback, itemAt(playback, playback.index), false, time);
  return true;
}

export function canStepBack(player: PlayerState, playback: Playback): boolean {
  return playback.isOutsideOrder || playback.index > 0 || player.repeat === "context";
}

/** Takes the first queued item that can be played; the ones before it are lost. */
function takeQueued({ queue }: Playback, rules: PlaybackRules): string | undefined {
  while (queue.length > 0) {
    const uri = queue.shift();
    if (uri !== undefined && rules.canPlay(uri)) return uri;
  }
  return undefined;
}

/** Returns the place of the next item that can be played, because a song can be withdrawn while its list plays. */
function findPlayable(playback: Playback, rules: PlaybackRules, from: number): number | null {
  for (let index = from; index < playback.order.length; index += 1) {
    if (rules.canPlay(itemAt(playback, index) ?? "")) return index;
  }
  return null;
}

function appendItems(playback: Playback, uris: readonly string[]): void {
  for (const uri of uris) playback.order.push(playback.items.push(uri) - 1);
}

function itemAt(playback: Playback, index: number): string | null {
  const position = playback.order[index];
  return position === undefined ? null : (playback.items[position] ?? null);
}

function loadItem(playback: Playback, uri: string | null, isOutsideOrder: boolean, time: number): void {
  playback.current = uri;
  playback.isOutsideOrder = isOutsideOrder;
  playback.positionMs = 0;
  playback.listenedMs = 0;
  playback.isNextFixed = false;
  playback.loadedAt = time;
  playback.timestamp = time;
  if (uri === null) playback.isPlaying = false;
}
