import { type Group, newGroups } from "./group";
import { type History, restShare } from "./history";
import type { Library } from "./library";
import { slotsOf } from "./pattern";
import { schedule } from "./scheduler";

/** Returns the smallest distance between plays of one artist, around the circle. */
function smallestGap(slots: Int32Array, size: number): number {
  let smallest = size;
  let previous = (slots.at(-1) ?? 0) - size;
  for (const slot of slots) {
    smallest = Math.min(smallest, slot - previous);
    previous = slot;
  }
  return smallest;
}

/**
 * Moves plays that break one of two rules: an artist keeps at least 60 % of its even distance to its last play in the previous
 * set, and a play waits until enough of the artist's tracks have rested. All other plays stay, so a first set does not change.
 * O(n log artists).
 */
export function enforceGaps(slots: Int32Array, library: Library, history: History): Int32Array {
  const { earliest, artistAge, lastTrack } = history;
  const { size, firsts, byArtist, artistOf, artistAt } = library;
  // Plays have no tracks yet: the first play needs one rested track, the second needs two.
  const earliestSlots = byArtist.map(track => earliest[track] as number);
  const groups = newGroups(firsts, artist => {
    earliestSlots.subarray(firsts[artist], firsts[artist + 1]).sort();
    return smallestGap(slots.subarray(firsts[artist], firsts[artist + 1]), size);
  });
  for (const group of groups)
    group.readySlot = (restShare * size) / (group.end - group.first) - (artistAge[group.number] as number);
  const last = lastTrack === undefined ? null : (groups[artistOf[lastTrack] as number] as Group);
  const due = Float64Array.from(slots);
  return slotsOf(schedule({ groups, groupOf: artistAt, due, earliest: earliestSlots, last }), firsts);
}
