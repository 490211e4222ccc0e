import { describe, expect, it } from "vitest";
import { randomCounts, tracksOf } from "@/testing/library/tracks";
import { range } from "@/testing/spotify/catalog";
import { newGroups } from "./group";
import { readLibrary } from "./library";
import { rotate, slotsOf } from "./pattern";
import { seededRandom } from "./random";
import { defaultSpread, ring } from "./ring";
import { schedule } from "./scheduler";

describe("ring", () => {
  it("A ring has a slot for each track of an artist and no neighbors by one artist, even at the joint", () => {
    const random = seededRandom("rings");
    for (let round = 0; round < 2_000; round++) {
      const counts = randomCounts(random, 10, 8);
      const size = counts.reduce((sum, count) => sum + count, 0);
      const circle = ring(readLibrary(tracksOf(counts)), defaultSpread, random);
      expect(range(counts.length).map(artist => circle.filter(each => each === artist).length)).toEqual(
        counts,
      );
      if (2 * Math.max(...counts) < size)
        for (const [slot, artist] of circle.entries()) expect(artist).not.toBe(circle.at(slot - 1));
    }
  });
});

describe("schedule", () => {
  it("The scheduler does not change a pattern that keeps all rules, wherever the circle is cut", () => {
    const random = seededRandom("cuts");
    const library = readLibrary(tracksOf([20, 10, 10, 5, 5, 3, 2, ...range(20).map(() => 1)]));
    const circle = ring(library, defaultSpread, random);
    for (let cut = 0; cut < library.size; cut++) {
      const pattern = rotate(circle, cut);
      const due = Float64Array.from(slotsOf(pattern, library.firsts));
      const earliest = new Int32Array(library.size);
      const groups = newGroups(library.firsts, () => 2);
      expect(schedule({ groups, groupOf: library.artistAt, due, earliest, last: null })).toEqual(pattern);
    }
  });
});
