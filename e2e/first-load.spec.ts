import { firstLoads, leastKilobytes } from "./support/first-load";
import { expect, test } from "./support/test";

/** Kilobytes of Tonearm's own code. A screen above it loads something that is not on it; see docs/decisions/0051. */
const ownKilobytes = 80;

test("no screen loads more JavaScript at first than what Next needs and 80 kB of Tonearm’s own", () => {
  const limit = leastKilobytes() + ownKilobytes;
  const loads = firstLoads();
  expect(loads.map(({ page }) => page)).toContain("/(app)/playlists/[id]/page");
  expect(loads.filter(({ kilobytes }) => kilobytes > limit)).toEqual([]);
});
