import { describe, expect, it } from "vitest";
import { range } from "@/testing/catalog";
import { inOrder, tracksOf } from "@/testing/tracks";
import type { Track } from "./library";
import { seededRandom } from "./random";
import { shuffle } from "./shuffle";

describe("a set after others", () => {
  it("plays no track again before 60 % of the list has come", () => {
    const random = seededRandom("rest");
    for (let round = 0; round < 300; round++) {
      const tracks = tracksOf(range(5 + random.below(20)).map(() => 1 + random.below(3)));
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

  it("lets come late what was heard elsewhere", () => {
    const tracks = tracksOf(range(30).map(() => 3));
    const random = seededRandom("elsewhere");
    for (let round = 0; round < 100; round++) {
      const recentPlays = range(20).map(play => ({
        id: (tracks[random.below(90)] as Track).id,
        age: 1 + 2 * play,
      }));
      const order = inOrder(tracks, shuffle(tracks, { seed: `${round}`, recentPlays }));
      for (const { id, age } of recentPlays.reverse()) {
        const youngest = recentPlays.findLast(each => each.id === id)?.age ?? age;
        expect(order.findIndex(track => track.id === id) + youngest).toBeGreaterThanOrEqual(54);
      }
    }
  });

  it("holds the place in time of a track that left the list", () => {
    const tracks = tracksOf(range(10).map(() => 1));
    const gone = range(9).map(() => -1);
    // Nine others came since: it may come at once, and does so now and then.
    const first = range(200).map(
      round => shuffle(tracks, { seed: `${round}`, previousOrder: [3, ...gone] })[0],
    );
    expect(first).toContain(3);
    const soon = range(200).map(round =>
      shuffle(tracks, { seed: `${round}`, previousOrder: [3] }).indexOf(3),
    );
    expect(Math.min(...soon)).toBe(5);
  });

  it("is as likely to begin with one track as with another", () => {
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
    // Not exactly: what must rest cannot begin. Within a third either way.
    for (const count of counts) {
      expect(count).toBeGreaterThan(((2 / 3) * chains) / tracks.length);
      expect(count).toBeLessThan(((4 / 3) * chains) / tracks.length);
    }
  });

  it("is not a copy of the last one", () => {
    const tracks = tracksOf([20, 10, 10, 5, 5, 5, ...range(45).map(() => 1)]);
    const previousOrder = shuffle(tracks, { seed: "a" });
    const order = shuffle(tracks, { seed: "b", previousOrder });
    const kept = order.filter(
      (track, place) => place > 0 && previousOrder[previousOrder.indexOf(track) - 1] === order[place - 1],
    );
    expect(kept.length).toBeLessThan(12);
  });
});
