import { describe, expect, it } from "vitest";
import { range } from "@/testing/spotify/catalog";
import { seededRandom } from "./random";

describe("the random source", () => {
  it("A random source draws every integer below the bound about equally often", () => {
    const random = seededRandom("dice");
    const counts = range(6).map(() => 0);
    for (let roll = 0; roll < 60_000; roll++) {
      const rolled = random.integerBelow(6);
      counts[rolled] = (counts[rolled] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it("A random source draws all numbers equally often if the bound does not divide 2^32", () => {
    const random = seededRandom("wide");
    const third = 2 ** 30;
    let low = 0;
    for (let draw = 0; draw < 3_000; draw++) if (random.integerBelow(3 * third) < third) low++;
    expect(Math.abs(low - 1_000)).toBeLessThan(120);
  });

  it("Similar seeds give very different numbers", () => {
    const first = range(1000).map(number => seededRandom(String(number)).integerBelow(2 ** 32));
    expect(new Set(first).size).toBeGreaterThan(995);
    const mean = first.reduce((sum, word) => sum + word, 0) / first.length;
    expect(Math.abs(mean / 2 ** 32 - 0.5)).toBeLessThan(0.04);
  });

  it("A random source draws fractions from 0 up to but not including 1", () => {
    const random = seededRandom("fractions");
    const drawn = range(10_000).map(() => random.fraction());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(Math.abs(drawn.reduce((sum, fraction) => sum + fraction, 0) / drawn.length - 0.5)).toBeLessThan(
      0.02,
    );
  });
});
