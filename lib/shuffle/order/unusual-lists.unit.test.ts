import { describe, expect, it } from "vitest";
import { sameArtistNeighbors, tracksInOrder, tracksOf } from "@/testing/library/tracks";
import { range } from "@/testing/spotify/catalog";
import type { Track } from "./library";
import { shuffle } from "./shuffle";

const sorted = (order: readonly number[]) => [...order].sort((one, other) => one - other);

describe("unusual lists", () => {
  it.each<[string, Track[]]>([
    ["one artist only", tracksOf([50])],
    ["one album only", range(30).map(number => ({ id: `${number}`, artistIds: ["a"], albumId: "b" }))],
    ["copies of one recording only", range(20).map(() => ({ id: "a", artistIds: ["a"], albumId: "b" }))],
    [
      "tracks without artists and albums",
      range(30).map(number => ({ id: `${number}`, artistIds: [], albumId: null })),
    ],
    ["two artists", tracksOf([25, 25])],
    ["an artist with all but one track", tracksOf([30, 1])],
    ["an artist with one track too many", tracksOf([16, ...range(14).map(() => 1)])],
    [
      "all tracks with the same guest",
      range(40).map(number => ({ id: `${number}`, artistIds: [`${number % 9}`, "guest"] })),
    ],
    [
      "an artist who is their own guest",
      range(9).map(number => ({ id: `${number}`, artistIds: ["a", "a"] })),
    ],
  ])("Every set has each track once for an unusual list: %s", (_, tracks) => {
    let previousOrder: number[] | undefined;
    for (let set = 0; set < 4; set++) {
      const order = shuffle(tracks, { seed: `${set}`, previousOrder });
      expect(sorted(order)).toEqual(range(tracks.length));
      previousOrder = order;
    }
  });

  it("Tracks without an artist do not count as tracks of one artist", () => {
    const tracks = [...tracksOf([3, 3]), ...range(20).map(number => ({ id: `${number}`, artistIds: [] }))];
    expect(
      sameArtistNeighbors(
        tracksInOrder(tracks, shuffle(tracks, { seed: "a" })).filter(({ artistIds }) => artistIds[0]),
      ),
    ).toBeLessThan(4);
  });

  it("Tracks of one album are not neighbors in a list by one artist", () => {
    const tracks = tracksOf([100]);
    for (const seed of ["a", "b", "c"]) {
      const albums = tracksInOrder(tracks, shuffle(tracks, { seed })).map(({ albumId }) => albumId);
      expect(albums.filter((album, slot) => album === albums[slot - 1])).toEqual([]);
    }
  });

  it("A shuffle handles 100,000 tracks", () => {
    const tracks = range(100_000).map(number => ({
      id: `${number}`,
      artistIds: [`${number % 7_000}`],
      albumId: null,
    }));
    const first = shuffle(tracks, { seed: "a" });
    const next = shuffle(tracks, { seed: "b", previousOrder: first });
    expect(sameArtistNeighbors([...tracksInOrder(tracks, first), ...tracksInOrder(tracks, next)])).toBe(0);
    expect(new Set(next).size).toBe(tracks.length);
  });
});
