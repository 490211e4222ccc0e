import { artistsByCount, type Library } from "./library";
import type { Random } from "./random";

/** Number of artists to match. Matching more of them would need a longer circle. */
const maxMatched = 8;

/**
 * Returns the slot at which to cut the circle. Without a history, every cut is equally likely. With one, the cut is where the
 * slots before it are most like the history, so that the set continues as the circle does, and each artist comes first as often
 * as its share of the list says. (Delaying artists that were just heard would keep the frequent ones from the first slots.)
 * An artist's distance counts in proportion to its number of tracks. O(n).
 */
export function chooseCut(
  circle: Int32Array,
  library: Library,
  artistAge: Float64Array,
  random: Random,
): number {
  const start = random.integerBelow(circle.length);
  // `swapEqualArtists` fits artists with equally many tracks to the history; only an artist with a unique count depends on the cut.
  const matched = [...artistsByCount(library)]
    .flatMap(([count, [artist = 0, ...others]]) => (others.length > 0 ? [] : [{ artist, count }]))
    .map(each => ({ ...each, age: artistAge[each.artist] as number, seen: 0 }))
    .filter(({ age }) => age !== Number.POSITIVE_INFINITY)
    .sort((one, other) => other.count - one.count)
    .slice(0, maxMatched);
  if (matched.length === 0) return start;
  const byArtist = new Map(matched.map(each => [each.artist, each]));
  let [cut, least] = [start, Number.POSITIVE_INFINITY];
  for (let slot = start; slot < start + 2 * circle.length; slot++) {
    if (slot >= start + circle.length) {
      let difference = 0;
      for (const { count, age, seen } of matched) difference += Math.abs(slot - seen - age) * count;
      if (difference < least) [cut, least] = [slot % circle.length, difference];
    }
    const heard = byArtist.get(circle[slot % circle.length] as number);
    if (heard) heard.seen = slot;
  }
  return cut;
}
