import { type Group, newGroups } from "./group";
import type { Library } from "./library";
import { rotate, slotsOf } from "./pattern";
import type { Random } from "./random";
import { schedule } from "./scheduler";

/** Shares of an artist's even distance. `step`: its variation; `gap`: the minimum to keep. */
export type Spread = { step: number; gap: number };

/** The balance measured in docs/decisions/0011-shuffle.md: smaller steps or larger gaps make the next artist predictable. */
export const defaultSpread: Spread = { step: 0.2, gap: 0.86 };

/** Slots by which distances vary at least; otherwise frequent artists would always follow each other in the same order. */
const minSteps = 3;
/** Slots not counted for gaps; otherwise short lists would have few orders. */
const slack = 3;
/** Maximum number of rounds until the ends of the circle fit. */
const maxRounds = 4;

const reflect = (place: number) => (place < 0 ? -place : place > 1 ? 2 - place : place);

/**
 * Returns the due slots of an artist's plays on a circle of `size` slots: play j of k is due at (j + θ)/k, where θ walks between 0
 * and 1 by at most `step` at a time. So distances are even up to 1 ± step, but vary. The walk is tilted to end where it started,
 * so that the circle has no visible joint. After L. Poláček, "How to shuffle songs?" (Spotify, 2014), who draws independent steps
 * on a line.
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

/** Draws the minimum distance of an artist's plays in slots: rounded up or down at random, so that its mean is `gap`. */
function drawGap(count: number, size: number, gap: number, random: Random): number {
  const wanted = Math.floor((gap * (size - slack)) / count + random.fraction());
  return Math.max(1, Math.min(wanted, Math.floor(size / count)));
}

/** Schedules the circle again, starting at the side opposite the joint, where all gaps are kept: that repairs the joint. */
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
 * Makes a circle of artists, each as often as it has tracks, spread evenly and unpredictably. A circle has no first slot: cut at
 * random, every artist has every slot with equal probability. O(n log artists).
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
  // Sometimes one artist is still on both sides of the joint; an artist with more than half of the list always is.
  for (let round = 1; round < maxRounds && circle[0] === circle.at(-1); round++)
    circle = rescheduleCircle(circle, library, gaps);
  return circle;
}
