import { type Group, newGroups } from "./group";
import type { Library } from "./library";
import { rotate, slotsOf } from "./pattern";
import type { Random } from "./random";
import { schedule } from "./scheduler";

/** `step`: how much the distances of an artist vary, as a share of the even one. `gap`: the share they must keep. */
export type Spread = { step: number; gap: number };

/** Steps any smaller or gaps any larger make it foreseeable who comes next; see docs/decisions/0011-shuffle.md. */
export const defaultSpread: Spread = { step: 0.2, gap: 0.86 };

/** However rare or frequent an artist, its distances vary by some slots; else artists of many tracks keep their order. */
const minSteps = 3;
/** So many slots of a list are left out of account for its gaps: short lists would have few orders otherwise. */
const slack = 3;
/** How often the circle is gone round until its ends fit. */
const maxRounds = 4;

const reflect = (place: number) => (place < 0 ? -place : place > 1 ? 2 - place : place);

/**
 * When the plays of an artist are due on a circle of `size` slots: play j of k at (j + θ)/k, where θ walks between 0 and 1
 * by at most `step` at a time, so that distances are even to 1 ± step but never the same. The walk is tilted to end where
 * it began: the circle has no joint. After Polacek, "How to shuffle songs?" (Spotify, 2014), who draws the steps
 * independently on a line.
 */
function dither(count: number, size: number, step: number, random: Random): number[] {
  const walk = [random.fraction()];
  for (let play = 0; play < count; play++)
    walk.push(reflect((walk[play] as number) + step * (2 * random.fraction() - 1)));
  const tilt = ((walk[count] as number) - (walk[0] as number)) / count;
  return walk
    .slice(0, count)
    .map((theta, play) => ((play + theta - tilt * play) * size) / count)
    .map(due => (due < size ? due : due - size))
    .sort((one, other) => one - other);
}

/** The least distance of an artist's plays in slots: rounded up or down by chance, so that it is `gap` in the mean. */
function drawGap(count: number, size: number, gap: number, random: Random): number {
  const wanted = Math.floor((gap * (size - slack)) / count + random.fraction());
  return Math.max(1, Math.min(wanted, Math.floor(size / count)));
}

/** Goes round the circle once more from the opposite side, where everything is settled, and mends its joint on the way. */
function rescheduleCircle(circle: Int32Array, { firsts, artistAt }: Library, gaps: Int32Array): Int32Array {
  const opened = rotate(circle, circle.length >> 1);
  const slots = slotsOf(opened, firsts);
  const groups = newGroups(firsts, artist => gaps[artist] as number);
  for (const group of groups)
    if (group.end > group.first)
      group.readySlot = (slots[group.end - 1] as number) - circle.length + group.gap;
  const last = groups[opened.at(-1) as number] as Group;
  const earliest = new Int32Array(circle.length);
  return schedule({ groups, groupOf: artistAt, due: Float64Array.from(slots), earliest, last });
}

/**
 * A circle of artists, each as often as it has tracks, evenly and unpredictably spread. Nothing marks a beginning: cut at
 * random, it gives every artist every slot with equal chance. O(n log artists).
 */
export function ring(library: Library, { step, gap }: Spread, random: Random): Int32Array {
  const { size, firsts, artistAt } = library;
  const due = new Float64Array(size);
  const gaps = new Int32Array(firsts.length - 1);
  for (let artist = 0; artist < gaps.length; artist++) {
    const first = firsts[artist] as number;
    const count = (firsts[artist + 1] as number) - first;
    if (count === 0) continue;
    const reach = Math.min(0.5, Math.max(step, (minSteps * count) / size));
    due.set(dither(count, size, reach, random), first);
    gaps[artist] = drawGap(count, size, gap, random);
  }
  const groups = newGroups(firsts, artist => gaps[artist] as number);
  const line = schedule({ groups, groupOf: artistAt, due, earliest: new Int32Array(size), last: null });
  let circle = rescheduleCircle(line, library, gaps);
  // Now and then one artist still stands on both sides of the joint; with more than half of the list it always does.
  for (let round = 1; round < maxRounds && circle[0] === circle.at(-1); round++)
    circle = rescheduleCircle(circle, library, gaps);
  return circle;
}
