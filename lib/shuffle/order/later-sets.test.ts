import { describe, expect, it } from "vitest";
import { range } from "@/testing/catalog";
import { tracksInOrder, tracksOf } from "@/testing/tracks";
import type { Track } from "./library";
import { seededRandom } from "./random";
import { shuffle } from "./shuffle";

describe("later sets", () => {
  it("A later set plays no track again before 60 % of the list has played", () => {
    const random = seededRandom("rest");
    for (let round = 0; round < 300; round++) {
      const tracks = tracksOf(range(5 + random.integerBelow(20)).map(() => 1 + random.integerBelow(3)));
      const rest = Math.ceil(0.6 * tracks.length);
      let previousOrder = shuffle(tracks, { seed: `${round}` });
      for (let set = 1; set < 6; set++) {
        const order = shuffle(tracks, { seed: `${round}/${set}`, previousOrder });
        for (const [place, track] of order.entries())
          expect(tracks.length - previousOrder.indexOf(track) + place).toBeGreaterThanOrEqual(rest);
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
    const gone = range(9).map(() => -1);
    // Nine tracks have played since, so this one may come first, and sometimes does.
    const first = range(200).map(
      round => shuffle(tracks, { seed: `${round}`, previousOrder: [3, ...gone] })[0],
    );
    expect(first).toContain(3);
    const soon = range(200).map(round =>
      shuffle(tracks, { seed: `${round}`, previousOrder: [3] }).indexOf(3),
    );
    expect(Math.min(...soon)).toBe(5);
  });

  it("A later set starts with every track about equally often", () => {
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
    // Not exactly, as a resting track cannot come first: within a third either way.
    for (const count of counts) {
      expect(count).toBeGreaterThan(((2 / 3) * chains) / tracks.length);
      expect(count).toBeLessThan(((4 / 3) * chains) / tracks.length);
    }
  });

  it("A later set is no copy of the one before", () => {
    const tracks = tracksOf([20, 10, 10, 5, 5, 5, ...range(45).map(() => 1)]);
    const previousOrder = shuffle(tracks, { seed: "a" });
    const order = shuffle(tracks, { seed: "b", previousOrder });
    const kept = order.filter(
      (track, place) => place > 0 && previousOrder[previousOrder.indexOf(track) - 1] === order[place - 1],
    );
    expect(kept.length).toBeLessThan(12);
  });
});
