import { fisherYates } from "./fisher-yates";
import type { Track } from "./library";
import { type Random, seededRandom } from "./random";
import { shuffle } from "./shuffle";

type Algorithm = {
  id: "random" | "even" | "tonearm";
  /** Orders a list, as indices. `previousOrder` is the set before; only Tonearm's algorithm uses it. */
  order: (tracks: readonly Track[], seed: string, previousOrder?: readonly number[]) => number[];
};

/**
 * Spreads each artist's tracks over the list from a random start, in steps that vary by 20 %, and sorts by these positions.
 * After L. Poláček, "How to shuffle songs?" (Spotify, 2014), but shuffles an artist's tracks where the article spreads its albums.
 */
function spreadEvenly(tracks: readonly Track[], random: Random): number[] {
  const artistOf = (track: Track | undefined) => track?.artistIds[0];
  const positions = [...new Set(tracks.map(artistOf))].flatMap(artist => {
    const indices = [...tracks.keys()].filter(index => artistOf(tracks[index]) === artist);
    const step = 1 / indices.length;
    let position = step * random.fraction();
    return fisherYates(indices, random).map(index => {
      const positioned = { index, position };
      position += step * (0.8 + 0.4 * random.fraction());
      return positioned;
    });
  });
  return positions.sort((one, other) => one.position - other.position).map(({ index }) => index);
}

export const algorithms: Algorithm[] = [
  {
    id: "random",
    order: (tracks, seed) => fisherYates([...tracks.keys()], seededRandom(seed)),
  },
  {
    id: "even",
    order: (tracks, seed) => spreadEvenly(tracks, seededRandom(seed)),
  },
  {
    id: "tonearm",
    order: (tracks, seed, previousOrder) => shuffle(tracks, { seed, previousOrder }),
  },
];
