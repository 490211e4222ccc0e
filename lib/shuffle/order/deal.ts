import type { Random } from "./random";

/**
 * Deals items to ordered slots, none before its earliest slot if possible: each slot draws one of the permitted items, all with
 * equal probability. An item that is permitted at a slot stays permitted at later slots, so the number of choices does not depend
 * on earlier draws, and every permitted deal is equally likely. If all items are permitted at the first slot, this is the
 * Fisher-Yates shuffle. O(n log n).
 */
export function deal(
  slots: ArrayLike<number>,
  items: ArrayLike<number>,
  earliest: ArrayLike<number>,
  random: Random,
): number[] {
  const sortedItems = Array.from(items).sort(
    (one, other) => (earliest[one] as number) - (earliest[other] as number),
  );
  const buffer: number[] = [];
  let next = 0;
  return Array.from(slots, slot => {
    while (
      next < sortedItems.length &&
      (buffer.length === 0 || (earliest[sortedItems[next] as number] as number) <= slot)
    )
      buffer.push(sortedItems[next++] as number);
    const drawnIndex = random.integerBelow(buffer.length);
    const item = buffer[drawnIndex] as number;
    buffer[drawnIndex] = buffer.at(-1) as number;
    buffer.pop();
    return item;
  });
}
