import { type Group, newGroups } from "./group";
import type { Library } from "./library";
import { rotate, slotsOf } from "./pattern";
import type { Random } from "./random";
import { schedule } from "./scheduler";

/** Shares of an artist's even distance: `step` is the variation of the distance, `gap` is its minimum. */
export type Spread = { step: number; gap: number };

/** Smaller steps or larger gaps would make the next artist predictable. docs/decisions/0011-shuffle.md has the measurements. */
export const defaultSpread: Spread = { step: 0.2, gap: 0.86 };

/** The slots by which distances vary at least. Without this, frequent artists would always follow each other in one order. */
const minSteps = 3;
/** The slots that are not counted for gaps. Without this, short lists would have few possible orders. */
const slack = 3;
/** The maximum number of tries to join the ends of the circle. */
const maxRounds = 4;

const reflectIntoUnitRange = (value: number) => (value < 0 ? -value : value > 1 ? 2 - value : value);

/**
 * Returns the due slots of an artist's plays on a circle of `size` slots. Play j of k is due at (j + θ)/k of the circle, where θ is
 * a random walk between 0 and 1 with steps of at most `step`, so distances vary by at most that share. The walk is tilted to end
 * where it started, so that the circle has no visible joint. After L. Poláček, "How to shuffle songs?" (Spotify, 2014), who draws
 * independent steps on a line.
 */
function dither(count: number, size: number, step: number, random: Random): number[] {
  const walk = [random.fraction()];
  for (let play = 0; play < count; play++)
    walk.push(reflectIntoUnitRange((walk[play] as number) + step * (2 * random.fraction() - 1)));
  const tilt = ((walk[count] as number) - (walk[0] as number)) / count;
  return walk
    .slice(0, count)
    .map((theta, play) => ((play + theta - tilt * play) * size) / count)
    .map(due => (due < size ? due : due - size))
    .sort((one, other) => one - other);
}

/** Draws the minimum distance of an artist's plays in slots: `gap` of the even distance, rounded up or down at random. */
function drawGap(count: number, size: number, gap: number, random: Random): number {
  const drawn = Math.floor((gap * (size - slack)) / count + random.fraction());
  return Math.max(1, Math.min(drawn, Math.floor(size / count)));
}

/** Schedules the circle again from the slot opposite the joint, where all gaps are kept, so that gaps are kept at the joint too. */
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
 * Makes a circle in which each artist has as many slots as tracks, spread evenly and unpredictably. A circle has no first slot: if
 * it is cut at random, every artist has every slot with equal probability. O(n log artists).
 */
export function ring(library: Library, { step, gap }: Spread, random: Random): Int32Array {
  const { size, firsts, artistAt } = library;
  const due = new Float64Array(size);
  const gaps = new Int32Array(firsts.length - 1);
  for (let artist = 0; artist < gaps.length; artist++) {
    const first = firsts[artist] as number;
    const count = (firsts[artist + 1] as number) - first;
    if (count === 0) continue;
    const maxStep = Math.min(0.5, Math.max(step, (minSteps * count) / size));
    due.set(dither(count, size, maxStep, random), first);
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
