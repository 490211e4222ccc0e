import { type Random, shuffled } from "../random";
import type { Playback } from "./player";

/** Returns the positions 0…length-1 in playing order; a shuffled order starts with `first`. */
export function playingOrder(length: number, shuffle: boolean, first: number, random: Random): number[] {
  const unshuffled = Array.from({ length }, (_, position) => position);
  if (!shuffle) return unshuffled;
  const rest = shuffled(
    random,
    unshuffled.filter(position => position !== first),
  );
  return [first, ...rest];
}

/** Turns shuffle on or off: keeps the current item and reorders the rest. */
export function reorder(playback: Playback, shuffle: boolean, random: Random): void {
  const current = playback.order[playback.index] ?? 0;
  playback.order = playingOrder(playback.items.length, shuffle, current, random);
  playback.index = shuffle ? 0 : current;
}

/**
 * Returns up to `limit` upcoming items: first the queue, then the rest of the context. With `isCyclic` the context
 * then starts again, as often as it takes.
 */
export function nextItems(playback: Playback, isCyclic: boolean, limit: number): string[] {
  const upcoming = [...playback.queue];
  const { order, index, items } = playback;
  const available = isCyclic && order.length > 0 ? limit : order.length - index - 1;
  for (let step = 1; step <= available && upcoming.length < limit; step += 1) {
    const uri = items[order[(index + step) % order.length] ?? -1];
    if (uri !== undefined) upcoming.push(uri);
  }
  return upcoming.slice(0, limit);
}
