import { describe, expect, test } from "vitest";
import { algorithms } from "@/lib/shuffle/order/other-algorithms";
import { examples } from "./examples";
import { playTwice } from "./run";

const seeds = Array.from({ length: 50 }, (_, number) => `seed ${number}`);

describe.each(algorithms)("$id", ({ id, order }) => {
  test.each(examples)(
    `${id} plays each track of the playlist "$id" once in each of two sets`,
    ({ tracks }) => {
      for (const seed of seeds) {
        const { plays } = playTwice(tracks, order, seed);
        const sets = [plays.slice(0, tracks.length), plays.slice(tracks.length)];
        for (const set of sets)
          expect([...set].sort((one, other) => one - other)).toEqual([...tracks.keys()]);
      }
    },
  );

  test(`${id} returns the same order for the same seed and another order for another seed`, () => {
    const [{ tracks }] = examples;
    expect(playTwice(tracks, order, "a")).toEqual(playTwice(tracks, order, "a"));
    expect(playTwice(tracks, order, "a").plays).not.toEqual(playTwice(tracks, order, "b").plays);
  });

  test(`${id} starts with every track equally often if all artists have equally many tracks`, () => {
    const tracks = ["a", "b", "c", "d", "e"].flatMap(artist =>
      ["1", "2"].map(title => ({ id: artist + title, artistIds: [artist] })),
    );
    const firstTracks = Array.from({ length: 5_000 }, (_, number) => order(tracks, `${id} ${number}`)[0]);
    for (const index of tracks.keys()) {
      const count = firstTracks.filter(track => track === index).length;
      // The mean is 500, the standard deviation 21.
      expect(Math.abs(count - 500)).toBeLessThan(120);
    }
  });
});

test("The statistics cover both sets and the border between them", () => {
  const tracks = ["a", "a", "b", "c"].map((artist, index) => ({ id: `${index}`, artistIds: [artist] }));
  const orders = [
    [0, 2, 3, 1],
    [0, 2, 1, 3],
  ];
  const { plays, stats } = playTwice(tracks, () => orders.shift() ?? [], "any");
  expect(plays).toEqual([0, 2, 3, 1, 0, 2, 1, 3]);
  expect(stats).toEqual({ repeatedArtists: 1, minArtistGap: 1, spacingRatio: 0.5, minTrackGap: 3 });
});
