import type { Track } from "@/lib/shuffle/order/library";
import type { Random } from "@/lib/shuffle/order/random";
import { range } from "../spotify/catalog";

/** Makes a list in which artist 0 has `counts[0]` tracks, artist 1 has `counts[1]` and so on, ten tracks per album. */
export const tracksOf = (counts: readonly number[]): Track[] =>
  counts.flatMap((count, artist) =>
    range(count).map(number => ({
      id: `track ${artist}/${number}`,
      artistIds: [`artist ${artist}`],
      albumId: `album ${artist}/${Math.floor(number / 10)}`,
    })),
  );

/** Draws a random number of artists, and a random number of tracks for each of them. */
export const randomCounts = (random: Random, maxArtists: number, maxTracks: number): number[] =>
  range(1 + random.integerBelow(maxArtists)).map(() => 1 + random.integerBelow(maxTracks));

/** Returns the tracks in the order of these indices. */
export const tracksInOrder = (tracks: readonly Track[], order: readonly number[]): Track[] =>
  order.map(index => tracks[index] as Track);

/** Counts the pairs of neighbors by the same artist, including the track that was played before the list. */
export function sameArtistNeighbors(tracks: readonly Track[], before?: Track): number {
  const artists = [before, ...tracks].map(track => track?.artistIds[0]);
  return artists.filter((artist, index) => index > 0 && artist === artists[index - 1]).length;
}

/**
 * Returns the lowest number of neighbors by the same artist that any order has, by trying all orders.
 * @param lastArtist the artist of the track before the list; -1 if there is none
 */
export function fewestNeighbors(
  counts: readonly number[],
  lastArtist = -1,
  cache = new Map<string, number>(),
): number {
  if (counts.every(count => count === 0)) return 0;
  const key = `${counts.join()}/${lastArtist}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const fewest = Math.min(
    ...counts.flatMap((count, artist) => {
      if (count === 0) return [];
      const remaining = counts.map((each, other) => (other === artist ? each - 1 : each));
      return [(artist === lastArtist ? 1 : 0) + fewestNeighbors(remaining, artist, cache)];
    }),
  );
  cache.set(key, fewest);
  return fewest;
}
