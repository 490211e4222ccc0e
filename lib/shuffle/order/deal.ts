import type { Random } from "./random";

/**
 * Deals items to slots, given in order, none before its earliest slot as long as that can be: at each slot one of those
 * that may come is drawn, all equally likely. Since whoever may come now may come later, the number of choices at a slot
 * does not depend on what was drawn before, and every permitted deal is equally likely: this loses least of a shuffle's
 * variety (a sliding buffer). Where all may come from the start it is the shuffle of Fisher and Yates. O(n log n).
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
    const drawn = random.below(buffer.length);
    const item = buffer[drawn] as number;
    buffer[drawn] = buffer.at(-1) as number;
    buffer.pop();
    return item;
  });
}
