import { expect, it } from "vitest";
import { searchQuery } from "./search";

it("A search looks for each kind once, even if it is named several times", () => {
  expect(searchQuery.parse({ q: "blue", types: "song,album,song,song" }).types).toEqual(["song", "album"]);
  expect(searchQuery.safeParse({ q: "blue", types: Array(1000).fill("song").join() }).success).toBe(false);
});
