import type { Library } from "./library";
import type { Random } from "./random";

/** Matching more artists than this would need a longer circle. */
const mostMatched = 8;

/** The artists whose number of tracks nobody else has, those with most tracks first: casting cannot swap them. */
function uniqueArtists({ firsts }: Library): { artist: number; count: number }[] {
  const byCount = new Map<number, number[]>();
  for (let artist = 0; artist + 1 < firsts.length; artist++) {
    const count = (firsts[artist + 1] as number) - (firsts[artist] as number);
    const others = byCount.get(count);
    if (others) others.push(artist);
    else byCount.set(count, [artist]);
  }
  return [...byCount]
    .filter(([count, artists]) => count > 0 && artists.length === 1)
    .map(([count, [artist]]) => ({ artist: artist as number, count }))
    .sort((one, other) => other.count - one.count);
}

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
  const matched = uniqueArtists(library)
    .filter(({ artist }) => artistAge[artist] !== Number.POSITIVE_INFINITY)
    .slice(0, mostMatched)
    .map(({ artist, count }) => ({ count, age: artistAge[artist] as number, artist, seen: 0 }));
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
