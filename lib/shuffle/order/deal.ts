import type { Random } from "./random";

/**
 * Deals items to ordered slots, none before its earliest slot if possible: each slot draws from a buffer of the items that may
 * come, all equally likely. An item that may come now may also come later, so the number of choices at a slot does not depend on
 * earlier draws, and every permitted deal is equally likely. If all items may come from the start, this is the Fisher-Yates
 * shuffle. O(n log n).
 */
export function deal(
  slots: ArrayLike<number>,
  items: ArrayLike<number>,
  earliest: ArrayLike<number>,
  random: Random,
): number[] {
  const waiting = Array.from(items).sort(
    (one, other) => (earliest[one] as number) - (earliest[other] as number),
  );
  const buffer: number[] = [];
  let next = 0;
  return Array.from(slots, slot => {
    while (
      next < waiting.length &&
      (buffer.length === 0 || (earliest[waiting[next] as number] as number) <= slot)
    )
      buffer.push(waiting[next++] as number);
    const drawn = random.integerBelow(buffer.length);
    const item = buffer[drawn] as number;
    buffer[drawn] = buffer.at(-1) as number;
    buffer.pop();
    return item;
  });
}
