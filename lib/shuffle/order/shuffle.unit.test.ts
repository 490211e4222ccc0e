import { describe, expect, it } from "vitest";
import { sizeByDepth } from "@/testing/depth";
import {
  fewestNeighbors,
  randomCounts,
  sameArtistNeighbors,
  tracksInOrder,
  tracksOf,
} from "@/testing/library/tracks";
import { range } from "@/testing/spotify/catalog";
import type { Track } from "./library";
import { seededRandom } from "./random";
import { shuffle } from "./shuffle";

const sorted = (order: readonly number[]) => [...order].sort((one, other) => one - other);
const singles = (count: number) => tracksOf(range(count).map(() => 1));

/** Returns the distances between an artist's plays as shares of the even distance. */
function distances(tracks: readonly Track[], order: readonly number[], artist: string): number[] {
  const slots = tracksInOrder(tracks, order).flatMap((track, slot) =>
    track.artistIds[0] === artist ? [slot] : [],
  );
  return slots
    .slice(1)
    .map((slot, index) => ((slot - (slots[index] as number)) * slots.length) / tracks.length);
}

describe("shuffle", () => {
  it.each([0, 1, 2, 3, 7, 1000])("A shuffle of %d tracks has each index once", length => {
    const random = seededRandom(`lists of ${length}`);
    const tracks = range(length).map(number => ({
      id: `${number}`,
      artistIds: [`${random.integerBelow(1 + length / 4)}`],
    }));
    const first = shuffle(tracks, { seed: "any" });
    expect(sorted(first)).toEqual(range(length));
    expect(sorted(shuffle(tracks, { seed: "any", previousOrder: first }))).toEqual(range(length));
  });

  it("The same seed, list and history give the same order, and another seed gives another order", () => {
    const tracks = tracksOf([20, 10, 5, 5, 3, 2, 1, 1, 1, 1, 1]);
    const history = { previousOrder: range(50).reverse(), recentPlays: [{ id: "track 0/3", age: 7 }] };
    expect(shuffle(tracks, { seed: "a", ...history })).toEqual(shuffle(tracks, { seed: "a", ...history }));
    expect(shuffle(tracks, { seed: "s/1" })).not.toEqual(shuffle(tracks, { seed: "s/2" }));
  });

  it("A seed gives the same order in every version of the code", () => {
    const tracks = tracksOf([5, 3, 2, 1, 1]);
    const first = shuffle(tracks, { seed: "golden" });
    expect([first, shuffle(tracks, { seed: "golden/2", previousOrder: first })]).toMatchInlineSnapshot(`
      [
        [
          9,
          7,
          0,
          10,
          4,
          8,
          2,
          6,
          3,
          11,
          5,
          1,
        ],
        [
          9,
          0,
          7,
          4,
          10,
          2,
          6,
          8,
          1,
          11,
          5,
          3,
        ],
      ]
    `);
  });

  it("A shuffle does not change its list and history", () => {
    const tracks = Object.freeze(tracksOf([3, 3, 3]).map(track => Object.freeze(track)));
    const previousOrder = Object.freeze(range(9));
    const recentPlays = Object.freeze([Object.freeze({ id: "track 1/1", age: 1 })]);
    expect(() => shuffle(tracks, { seed: "a", previousOrder, recentPlays })).not.toThrow();
  });

  it("A set has the fewest possible neighbors by one artist, counting the last track of the set before it", () => {
    const random = seededRandom("neighbours");
    for (let round = 0; round < sizeByDepth(500, 2_000); round++) {
      const counts = randomCounts(random, 4, 5);
      const tracks = tracksOf(counts);
      const previousOrder = shuffle(tracks, { seed: `${round}` });
      const previous = tracksInOrder(tracks, previousOrder);
      expect(sameArtistNeighbors(previous)).toBe(fewestNeighbors(counts));
      const last = previous.at(-1) as Track;
      const lastArtist = Number(last.artistIds[0]?.split(" ")[1]);
      const next = tracksInOrder(tracks, shuffle(tracks, { seed: `${round}/2`, previousOrder }));
      expect(sameArtistNeighbors(next, last)).toBe(fewestNeighbors(counts, lastArtist));
    }
  });

  it("An artist's plays keep most of their even distance but vary", () => {
    const tracks = tracksOf([40, 20, 10, 5, ...range(25).map(() => 5)]);
    for (const seed of ["a", "b", "c"]) {
      const order = shuffle(tracks, { seed });
      for (const artist of ["artist 0", "artist 1", "artist 2", "artist 3"]) {
        const shares = distances(tracks, order, artist);
        expect(Math.min(...shares)).toBeGreaterThan(0.7);
        expect(new Set(shares).size).toBeGreaterThan(2);
      }
    }
  });

  it("A smaller step and a larger gap spread artists more evenly", () => {
    const tracks = tracksOf(range(20).map(() => 10));
    const even = shuffle(tracks, { seed: "a", step: 0, gap: 1 });
    const loose = shuffle(tracks, { seed: "a", step: 0.5, gap: 0 });
    const smallestShare = (order: number[]) =>
      Math.min(...range(20).map(artist => Math.min(...distances(tracks, order, `artist ${artist}`))));
    expect(smallestShare(even)).toBeGreaterThan(0.7);
    expect(smallestShare(loose)).toBeLessThan(0.5);
  });

  it("Tracks with a shared guest or album are not neighbors", () => {
    const random = seededRandom("guests");
    const tracks = range(200).map(number => ({
      id: `${number}`,
      artistIds: [
        `artist ${number % 50}`,
        ...(random.integerBelow(4) === 0 ? [`artist ${random.integerBelow(50)}`] : []),
      ],
      albumId:
        random.integerBelow(4) === 0 ? `compilation ${random.integerBelow(4)}` : `album ${number % 50}`,
    }));
    for (const seed of ["a", "b", "c"]) {
      const order = tracksInOrder(tracks, shuffle(tracks, { seed }));
      for (const [slot, { artistIds, albumId }] of order.slice(1).entries()) {
        const before = order[slot] as Track;
        expect(before.albumId).not.toBe(albumId);
        expect(before.artistIds.some(artist => artistIds.includes(artist))).toBe(false);
      }
    }
  });

  it("Copies of one recording are far apart", () => {
    const tracks = tracksOf([12, ...range(40).map(() => 3)]);
    const copies = range(3).map(copy => ({ id: "hit", artistIds: ["artist 0"], albumId: `edition ${copy}` }));
    for (const seed of ["a", "b", "c", "d"]) {
      const order = tracksInOrder([...tracks, ...copies], shuffle([...tracks, ...copies], { seed }));
      const slots = order.flatMap(({ id }, slot) => (id === "hit" ? [slot] : []));
      expect((slots[1] as number) - (slots[0] as number)).toBeGreaterThan(15);
      expect((slots[2] as number) - (slots[1] as number)).toBeGreaterThan(15);
    }
  });
});

describe("a first set", () => {
  it("A first set of four artists has any of the 24 orders with equal probability", () => {
    const rounds = sizeByDepth(6_000, 24_000);
    const counts = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const order = shuffle(singles(4), { seed: `round ${round}` }).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    // 23 degrees of freedom: 49.7 is exceeded once in a thousand; the seeds are fixed, so this is not flaky.
    expect(chiSquare).toBeLessThan(49.7);
  });

  it("A first set puts every track in every slot equally often, no matter how many tracks its artist has", () => {
    const tracks = tracksOf([7, 4, 3, 2, 1, 1, 1, 1]);
    const rounds = sizeByDepth(2_000, 8_000);
    const counts = range(tracks.length).map(() => range(tracks.length).map(() => 0));
    for (let round = 0; round < rounds; round++)
      for (const [slot, track] of shuffle(tracks, { seed: `r${round}` }).entries()) {
        const row = counts[slot] as number[];
        row[track] = (row[track] as number) + 1;
      }
    const expected = rounds / tracks.length;
    for (const count of counts.flat())
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});
