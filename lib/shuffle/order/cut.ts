import { artistsByCount, type Library } from "./library";
import type { Random } from "./random";

/** The number of artists whose distances are compared with the history. More would need a longer circle. */
const maxComparedArtists = 8;

/**
 * Returns the slot at which to cut the circle. Without a history, every cut is equally likely. With a history, the slots before
 * the cut resemble the history as much as possible, so the set continues like the circle, and each artist comes first in
 * proportion to its number of tracks. (Delaying artists that were just heard would keep frequent artists from the first slots.)
 * Differences are weighted by the artist's number of tracks. O(n).
 */
export function chooseCut(
  circle: Int32Array,
  library: Library,
  artistAge: Float64Array,
  random: Random,
): number {
  const start = random.integerBelow(circle.length);
  // `swapEqualArtists` fits artists with equally many tracks to the history; only an artist with a unique count depends on the cut.
  const comparedArtists = [...artistsByCount(library)]
    .flatMap(([count, [artist = 0, ...others]]) => (others.length > 0 ? [] : [{ artist, count }]))
    .map(entry => ({ ...entry, age: artistAge[entry.artist] as number, lastSlot: 0 }))
    .filter(({ age }) => age !== Number.POSITIVE_INFINITY)
    .sort((one, other) => other.count - one.count)
    .slice(0, maxComparedArtists);
  if (comparedArtists.length === 0) return start;
  const byArtist = new Map(comparedArtists.map(entry => [entry.artist, entry]));
  let [cut, leastDifference] = [start, Number.POSITIVE_INFINITY];
  for (let slot = start; slot < start + 2 * circle.length; slot++) {
    if (slot >= start + circle.length) {
      let difference = 0;
      for (const { count, age, lastSlot } of comparedArtists)
        difference += Math.abs(slot - lastSlot - age) * count;
      if (difference < leastDifference) [cut, leastDifference] = [slot % circle.length, difference];
    }
    const comparedArtist = byArtist.get(circle[slot % circle.length] as number);
    if (comparedArtist) comparedArtist.lastSlot = slot;
  }
  return cut;
}
