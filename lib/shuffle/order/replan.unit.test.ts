import { describe, expect, it } from "vitest";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { fewestNeighbors, randomCounts, sameArtistNeighbors, tracksOf } from "@/testing/library/tracks";
import { range } from "@/testing/spotify/catalog";
import type { Track } from "./library";
import { type Random, seededRandom } from "./random";
import { replan } from "./replan";
import { shuffle } from "./shuffle";

const deepIt = onlyDeep(it);

const shuffleTracks = (tracks: Track[], seed: string) =>
  shuffle(tracks, { seed }).map(index => tracks[index] as Track);
const newTracks = (counts: number[]) => tracksOf(counts).map(track => ({ ...track, id: `new ${track.id}` }));
const ids = (tracks: Track[]) => tracks.map(({ id }) => id);

/** Plays a random part of a set and replans the rest after random edits. */
function edit(random: Random, seed: string, counts: number[], addedCounts: number[]) {
  const order = shuffleTracks(tracksOf(counts), seed);
  const playedCount = random.integerBelow(order.length);
  const played = order.slice(0, playedCount);
  const upcoming = order.slice(playedCount).filter(() => random.integerBelow(8) > 0);
  const added = newTracks(addedCounts);
  return { played, upcoming, added, rest: replan(played, upcoming, added, { seed }) };
}

describe("replan", () => {
  it("A replanned set has every planned and added track once, and no removed track", () => {
    const random = seededRandom("edits");
    for (let round = 0; round < 500; round++) {
      const { upcoming, added, rest } = edit(
        random,
        `${round}`,
        randomCounts(random, 20, 6),
        randomCounts(random, 4, 4),
      );
      expect(ids(rest).sort()).toEqual(ids([...upcoming, ...added]).sort());
    }
  });

  it("An added track that was already played in this set waits for the next set", () => {
    const tracks = shuffleTracks(tracksOf([5, 4, 3]), "a");
    const [playedTrack] = tracks as [Track];
    expect(
      ids(replan(tracks.slice(0, 4), tracks.slice(4), [playedTrack, ...newTracks([1])], { seed: "a" })),
    ).not.toContain(playedTrack.id);
  });

  it("A replanned set has as few neighbors by one artist as any order of it", () => {
    const random = seededRandom("neighbours");
    for (let round = 0; round < sizeByDepth(400, 1_500); round++) {
      const { played, rest } = edit(
        random,
        `${round}`,
        randomCounts(random, 4, 5),
        randomCounts(random, 3, 2),
      );
      const artists = [...new Set([...played, ...rest].map(({ artistIds }) => artistIds[0]))];
      const counts = artists.map(artist => rest.filter(({ artistIds }) => artistIds[0] === artist).length);
      const last = artists.indexOf(played.at(-1)?.artistIds[0]);
      expect(sameArtistNeighbors(rest, played.at(-1))).toBe(
        fewestNeighbors(counts, played.length > 0 ? last : -1),
      );
    }
  });

  it("Replanning changes nothing if no track was removed or added", () => {
    const order = shuffleTracks(tracksOf([30, 20, 10, 10, ...range(40).map(() => 3)]), "a");
    expect(ids(replan(order.slice(0, 5), order.slice(5), [], { seed: "b" }))).toEqual(ids(order.slice(5)));
  });

  it.each([
    { removed: 1, minShare: 0.98 },
    { removed: 20, minShare: 0.85 },
  ])(
    "Nearly all tracks stay in order when $removed are removed and as many are added",
    ({ removed, minShare }) => {
      const random = seededRandom("order");
      let [pairs, kept] = [0, 0];
      for (let round = 0; round < 100; round++) {
        const order = shuffleTracks(
          tracksOf([30, 15, 10, 8, ...range(40).map(() => 1 + random.integerBelow(5))]),
          `${round}`,
        );
        const played = order.slice(0, random.integerBelow(40));
        const upcoming = order.slice(played.length + removed);
        const rest = replan(played, upcoming, newTracks(range(removed).map(() => 1)), { seed: `${round}` });
        const slots = new Map(rest.map(({ id }, slot) => [id, slot]));
        const slot = ({ id }: Track) => slots.get(id) as number;
        for (const [index, track] of upcoming.slice(1).entries()) {
          pairs++;
          if (slot(track) > slot(upcoming[index] as Track)) kept++;
        }
      }
      expect(kept / pairs).toBeGreaterThan(minShare);
    },
  );

  it("Added tracks are spread over the rest, away from their artist's other tracks", () => {
    const random = seededRandom("added");
    const slots: number[] = [];
    for (let round = 0; round < 200; round++) {
      const order = shuffleTracks(tracksOf(range(50).map(() => 4)), `${round}`);
      const played = order.slice(0, random.integerBelow(100));
      const added = newTracks([4]);
      const rest = replan(played, order.slice(played.length), added, { seed: `${round}` });
      const artistSlots = rest.flatMap(({ artistIds }, slot) => (artistIds[0] === "artist 0" ? [slot] : []));
      for (const [index, slot] of artistSlots.slice(1).entries())
        expect(((slot - (artistSlots[index] as number)) * artistSlots.length) / rest.length).toBeGreaterThan(
          0.4,
        );
      slots.push(...added.map(track => rest.indexOf(track) / rest.length));
    }
    const mean = slots.reduce((sum, slot) => sum + slot, 0) / slots.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
    expect(slots.filter(slot => slot < 0.25).length / slots.length).toBeGreaterThan(0.15);
    expect(slots.filter(slot => slot > 0.75).length / slots.length).toBeGreaterThan(0.15);
  });

  it("Replanning gives the same order for the same seed, and accepts empty lists", () => {
    const order = shuffleTracks(tracksOf([4, 3, 2, 1]), "a");
    const added = newTracks([2]);
    expect(replan([], order, added, { seed: "a" })).toEqual(replan([], order, added, { seed: "a" }));
    expect(replan(order, [], [], { seed: "a" })).toEqual([]);
    expect(ids(replan([], [], added, { seed: "a" })).sort()).toEqual(ids(added).sort());
  });

  deepIt("Replanning handles 100,000 tracks and 5,000 added tracks by one artist", () => {
    const tracks = range(100_000).map(number => ({ id: `${number}`, artistIds: [`${number % 7_000}`] }));
    const added = range(5_000).map(number => ({ id: `new ${number}`, artistIds: ["0"] }));
    expect(replan([], shuffleTracks(tracks, "a"), added, { seed: "a" })).toHaveLength(105_000);
  });
});
