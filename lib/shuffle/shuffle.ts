import { cast } from "./casting";
import { type RecentPlay, readHistory } from "./history";
import { readLibrary, type Library, type Track } from "./library";
import { lineUp } from "./line-up";
import { seededRandom } from "./random";
import { repair } from "./repair";
import { ring } from "./ring";
import { type Group, schedule } from "./scheduler";
import { newGroups, rotate, slotsOf } from "./slots";
import { chooseCut } from "./turn";

export type { RecentPlay } from "./history";
export type { Track } from "./library";

export type ShuffleOptions = { seed: string; previousOrder?: ArrayLike<number>; recentPlays?: readonly RecentPlay[]; step?: number; gap?: number };

export const defaultGap = 0.86;
const defaultStep = 0.2;

/** The least distance of an artist's plays, over the joint of the circle as well. */
function leastGap(slots: Int32Array, size: number): number {
  return slots.reduce((least, slot, play) => Math.min(least, slot - (slots[play - 1] ?? (slots.at(-1) as number) - size)), size);
}

function settle(slots: Int32Array, library: Library, earliest: Int32Array, before: number | undefined): Int32Array {
  const { size, firsts, byArtist, artistOf } = library;
  const fresh = byArtist.map(track => earliest[track] as number);
  const groups = newGroups(firsts, artist => {
    const [first, end] = [firsts[artist], firsts[artist + 1]];
    fresh.subarray(first, end).sort();
    return leastGap(slots.subarray(first, end), size);
  });
  const last = before === undefined ? null : groups[artistOf[before] as number] as Group;
  const pattern = schedule({ groups, groupOf: byArtist.map(track => artistOf[track] as number), due: Float64Array.from(slots), earliest: fresh, last });
  return slotsOf(pattern, firsts);
}

export function shuffle(tracks: readonly Track[], options: ShuffleOptions): number[] {
  const { seed, previousOrder, recentPlays, step = defaultStep, gap = defaultGap } = options;
  if (tracks.length < 2) return [...tracks.keys()];
  const random = seededRandom(seed);
  const library = readLibrary(tracks);
  const history = readHistory(library, previousOrder, recentPlays);
  const circle = ring(library, { step, gap }, random);
  const pattern = rotate(circle, chooseCut(circle, library, history.artistAge, random));
  const parts = cast(slotsOf(pattern, library.firsts), library, history, gap, random);
  const slots = settle(parts, library, history.earliest, history.before);
  const order = lineUp(slots, library, history.earliest, random);
  repair(order, library, history.earliest, history.before, random);
  return Array.from(order);
}
