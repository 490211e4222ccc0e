import { expect, it } from "vitest";
import { searchQuery } from "@/lib/schemas/search";

it("looks for each kind once, however often it is named", () => {
  expect(searchQuery.parse({ q: "blue", types: "song,album,song,song" }).types).toEqual(["song", "album"]);
  expect(searchQuery.safeParse({ q: "blue", types: Array(1000).fill("song").join() }).success).toBe(false);
});
