import { describe, expect, it } from "vitest";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { tracksInOrder, tracksOf } from "@/testing/library/tracks";
import { range } from "@/testing/spotify/catalog";
import type { Track } from "./library";
import { seededRandom } from "./random";
import { shuffle } from "./shuffle";

const deepIt = onlyDeep(it);

describe("later sets", () => {
  it("A later set plays no track again before 60 % of the list has played", () => {
    const random = seededRandom("rest");
    for (let round = 0; round < sizeByDepth(75, 300); round++) {
      const tracks = tracksOf(range(5 + random.integerBelow(20)).map(() => 1 + random.integerBelow(3)));
      const rest = Math.ceil(0.6 * tracks.length);
      let previousOrder = shuffle(tracks, { seed: `${round}` });
      for (let set = 1; set < 6; set++) {
        const order = shuffle(tracks, { seed: `${round}/${set}`, previousOrder });
        for (const [slot, track] of order.entries())
          expect(tracks.length - previousOrder.indexOf(track) + slot).toBeGreaterThanOrEqual(rest);
        previousOrder = order;
      }
    }
  });

  it("A track that was heard elsewhere comes late", () => {
    const tracks = tracksOf(range(30).map(() => 3));
    const random = seededRandom("elsewhere");
    for (let round = 0; round < 100; round++) {
      const recentPlays = range(20).map(play => ({
        id: (tracks[random.integerBelow(90)] as Track).id,
        age: 1 + 2 * play,
      }));
      const order = tracksInOrder(tracks, shuffle(tracks, { seed: `${round}`, recentPlays }));
      for (const { id, age } of recentPlays.reverse()) {
        const youngest = recentPlays.findLast(each => each.id === id)?.age ?? age;
        expect(order.findIndex(track => track.id === id) + youngest).toBeGreaterThanOrEqual(54);
      }
    }
  });

  it("A track that was removed from the list still counts as a play", () => {
    const tracks = tracksOf(range(10).map(() => 1));
    const removedTracks = range(9).map(() => -1);
    // Nine tracks have played since track 3, so it may come first, and sometimes does.
    const firstTracks = range(200).map(
      round => shuffle(tracks, { seed: `${round}`, previousOrder: [3, ...removedTracks] })[0],
    );
    expect(firstTracks).toContain(3);
    const slotsOfTrack = range(200).map(round =>
      shuffle(tracks, { seed: `${round}`, previousOrder: [3] }).indexOf(3),
    );
    expect(Math.min(...slotsOfTrack)).toBe(5);
  });

  deepIt("A later set starts with every track about equally often", () => {
    const tracks = tracksOf([8, 4, 4, 2, 2, 1, 1, 1, 1]);
    const counts = range(tracks.length).map(() => 0);
    const chains = 6_000;
    for (let chain = 0; chain < chains; chain++) {
      let order = shuffle(tracks, { seed: `${chain}` });
      for (let set = 1; set < 4; set++)
        order = shuffle(tracks, { seed: `${chain}/${set}`, previousOrder: order });
      const first = order[0] as number;
      counts[first] = (counts[first] as number) + 1;
    }
    // The counts differ by up to a third, because a resting track cannot come first.
    for (const count of counts) {
      expect(count).toBeGreaterThan(((2 / 3) * chains) / tracks.length);
      expect(count).toBeLessThan(((4 / 3) * chains) / tracks.length);
    }
  });

  it("A later set repeats few pairs of neighbors of the set before it", () => {
    const tracks = tracksOf([20, 10, 10, 5, 5, 5, ...range(45).map(() => 1)]);
    const previousOrder = shuffle(tracks, { seed: "a" });
    const order = shuffle(tracks, { seed: "b", previousOrder });
    const repeatedPairs = order.filter(
      (track, slot) => slot > 0 && previousOrder[previousOrder.indexOf(track) - 1] === order[slot - 1],
    );
    expect(repeatedPairs.length).toBeLessThan(12);
  });
});
