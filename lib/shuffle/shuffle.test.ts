import { describe, expect, it } from "vitest";
import { range } from "@/lib/testing/catalog";
import { seededRandom } from "./random";
import { shuffle } from "./shuffle";

describe("shuffle", () => {
  it.each([0, 1, 2, 7, 1000])("gives each of %d indices once", length => {
    const order = shuffle(range(length), { seed: "any" });
    expect([...order].sort((a, b) => a - b)).toEqual(range(length));
  });

  it("gives the same order for the same seed and length, and another for another seed", () => {
    const tracks = range(50);
    expect(shuffle(tracks, { seed: "a" })).toEqual(shuffle(range(50, 100), { seed: "a" }));
    expect(shuffle(tracks, { seed: "a" })).not.toEqual(shuffle(tracks, { seed: "b" }));
    expect(shuffle(tracks, { seed: "s/1" })).not.toEqual(shuffle(tracks, { seed: "s/2" }));
  });

  it("leaves the list as it was", () => {
    const tracks = Object.freeze(range(20));
    expect(() => shuffle(tracks, { seed: "a" })).not.toThrow();
  });

  it("makes every order of four equally likely", () => {
    const rounds = 24_000;
    const counts = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const order = shuffle(range(4), { seed: `round ${round}` }).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    // 23 degrees of freedom: 49.7 is exceeded once in a thousand; the seeds are fixed, so this does not flicker.
    expect(chiSquare).toBeLessThan(49.7);
  });

  it("puts every track at every place equally often", () => {
    const size = 20;
    const rounds = 4_000;
    const counts = range(size).map(() => range(size).map(() => 0));
    for (let round = 0; round < rounds; round++)
      for (const [place, track] of shuffle(range(size), { seed: `r${round}` }).entries()) {
        const row = counts[place] ?? [];
        row[track] = (row[track] ?? 0) + 1;
      }
    const expected = rounds / size;
    for (const row of counts)
      for (const count of row) expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

describe("the random source", () => {
  it("gives whole numbers below the bound, all of them, about equally often", () => {
    const random = seededRandom("dice");
    const counts = range(6).map(() => 0);
    for (let roll = 0; roll < 60_000; roll++) {
      const rolled = random.below(6);
      counts[rolled] = (counts[rolled] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it("favours no part of a range that does not divide its words", () => {
    const random = seededRandom("wide");
    const third = 2 ** 30;
    let low = 0;
    for (let draw = 0; draw < 3_000; draw++) if (random.below(3 * third) < third) low++;
    expect(Math.abs(low - 1_000)).toBeLessThan(120);
  });

  it("is far apart for seeds that are near each other", () => {
    const first = range(1000).map(number => seededRandom(String(number)).below(2 ** 32));
    expect(new Set(first).size).toBeGreaterThan(995);
    const mean = first.reduce((sum, word) => sum + word, 0) / first.length;
    expect(Math.abs(mean / 2 ** 32 - 0.5)).toBeLessThan(0.04);
  });
});
