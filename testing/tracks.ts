import type { Track } from "@/lib/shuffle/order/library";
import type { Random } from "@/lib/shuffle/order/random";
import { range } from "./catalog";

/** Makes a list in which artist 0 has `counts[0]` tracks, artist 1 `counts[1]` and so on, on albums of ten. */
export const tracksOf = (counts: readonly number[]): Track[] =>
  counts.flatMap((count, artist) =>
    range(count).map(number => ({
      id: `track ${artist}/${number}`,
      artistIds: [`artist ${artist}`],
      albumId: `album ${artist}/${Math.floor(number / 10)}`,
    })),
  );

/** Draws the number of tracks of some artists, up to `most` each. */
export const randomCounts = (random: Random, artists: number, most: number): number[] =>
  range(1 + random.integerBelow(artists)).map(() => 1 + random.integerBelow(most));

/** Returns the tracks in the order of these indices. */
export const tracksInOrder = (tracks: readonly Track[], order: readonly number[]): Track[] =>
  order.map(index => tracks[index] as Track);

/** Counts the neighbors by one artist, including the track played before. */
export function sameArtistNeighbors(tracks: readonly Track[], before?: Track): number {
  const artists = [before, ...tracks].map(track => track?.artistIds[0]);
  return artists.filter((artist, place) => place > 0 && artist === artists[place - 1]).length;
}

/** Finds the fewest neighbors by one artist that any order has, by trying all orders. */
export function fewestNeighbors(
  counts: readonly number[],
  last = -1,
  known = new Map<string, number>(),
): number {
  if (counts.every(count => count === 0)) return 0;
  const key = `${counts.join()}/${last}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const fewest = Math.min(
    ...counts.flatMap((count, artist) => {
      if (count === 0) return [];
      const left = counts.map((each, other) => (other === artist ? each - 1 : each));
      return [(artist === last ? 1 : 0) + fewestNeighbors(left, artist, known)];
    }),
  );
  known.set(key, fewest);
  return fewest;
}
