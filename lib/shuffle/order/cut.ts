import { artistsByCount, type Library } from "./library";
import type { Random } from "./random";

/** Matching more artists than this would need a longer circle. */
const maxMatched = 8;

/**
 * Where to cut the circle open. Without a history anywhere, all cuts equally likely. Else where the circle, looking back
 * from the cut, is most like what was heard: the set then goes on as the circle does, and each artist comes first as often
 * as its share of the list says. (Delaying those who were just heard would keep the big ones from the first slots.)
 * Distances count in proportion to how many tracks the artist has. O(n).
 */
export function chooseCut(
  circle: Int32Array,
  library: Library,
  artistAge: Float64Array,
  random: Random,
): number {
  const start = random.below(circle.length);
  // Artists with equally many tracks are cast later; only those who are alone with their number depend on the cut.
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
