import { type Group, newGroups } from "./group";
import { type History, restShare } from "./history";
import type { Library } from "./library";
import { slotsOf } from "./pattern";
import { schedule } from "./scheduler";

/** The least distance between plays of one artist, from the last round to the first as well. */
function smallestGap(slots: Int32Array, size: number): number {
  let least = size;
  let previous = (slots.at(-1) ?? 0) - size;
  for (const slot of slots) {
    least = Math.min(least, slot - previous);
    previous = slot;
  }
  return least;
}

/**
 * Moves the plays of a cast pattern where they must: an artist who would come again over the border of two sets before
 * 60 % of its even distance, and plays that come before enough of the artist's tracks are fresh. All else stays where it
 * is; a first set stays altogether. O(n log artists).
 */
export function enforceGaps(slots: Int32Array, library: Library, history: History): Int32Array {
  const { earliest, artistAge, lastTrack } = history;
  const { size, firsts, byArtist, artistOf, artistAt } = library;
  // Which track comes at which play is not settled yet: the first play needs one fresh track, the second two.
  const fresh = byArtist.map(track => earliest[track] as number);
  const groups = newGroups(firsts, artist => {
    fresh.subarray(firsts[artist], firsts[artist + 1]).sort();
    return smallestGap(slots.subarray(firsts[artist], firsts[artist + 1]), size);
  });
  for (const group of groups)
    group.readySlot = (restShare * size) / (group.end - group.first) - (artistAge[group.number] as number);
  const last = lastTrack === undefined ? null : (groups[artistOf[lastTrack] as number] as Group);
  const due = Float64Array.from(slots);
  return slotsOf(schedule({ groups, groupOf: artistAt, due, earliest: fresh, last }), firsts);
}
