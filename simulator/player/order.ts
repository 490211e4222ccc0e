import { type Random, shuffled } from "../random";
import type { Playback } from "./player";

/** Returns the positions 0…length-1 in playing order; a shuffled order starts with `first`. */
export function playingOrder(length: number, shuffle: boolean, first: number, random: Random): number[] {
  const natural = Array.from({ length }, (_, position) => position);
  if (!shuffle) return natural;
  const rest = shuffled(
    random,
    natural.filter(position => position !== first),
  );
  return [first, ...rest];
}

/** Turns shuffle on or off: keeps the current item and reorders the rest. */
export function reorder(playback: Playback, shuffle: boolean, random: Random): void {
  const current = playback.order[playback.index] ?? 0;
  playback.order = playingOrder(playback.items.length, shuffle, current, random);
  playback.index = shuffle ? 0 : current;
}

/** Returns at most `limit` next items, the queue before the context. */
export function nextItems(playback: Playback, repeatsContext: boolean, limit: number): string[] {
  const coming = [...playback.queue];
  const { order, index, items } = playback;
  const available = repeatsContext ? order.length : order.length - index - 1;
  for (let step = 1; step <= available && coming.length < limit; step += 1) {
    const uri = items[order[(index + step) % order.length] ?? -1];
    if (uri !== undefined) coming.push(uri);
  }
  return coming.slice(0, limit);
}
