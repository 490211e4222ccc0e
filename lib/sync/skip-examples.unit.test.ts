import { expect, it } from "vitest";
import { wordExample } from "./skip-examples";

it("A playlist without a name is told by its place and the playlist before it", () => {
  expect(wordExample("en", { kind: "playlist", number: 3, after: "Road trip" })).toBe(
    "number 3 in your list on Spotify, after “Road trip”",
  );
  expect(wordExample("en", { kind: "playlist", number: 1 })).toBe("number 1 in your list on Spotify");
});
