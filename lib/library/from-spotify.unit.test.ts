import { expect, it } from "vitest";
import { releaseYearFromSpotify } from "./from-spotify";

it.each([
  ["2001-05-17", 2001],
  ["1999-12", 1999],
  ["1959", 1959],
  ["0000", null],
  ["", null],
  ["unknown", null],
  [null, null],
  [undefined, null],
])("The release year of %j is %j", (release_date, year) => {
  const album = { id: undefined, name: "Album", images: [], release_date };
  expect(releaseYearFromSpotify({ uri: "spotify:track:1", album } as never)).toBe(year);
});

it("A song without an album has no release year", () => {
  expect(releaseYearFromSpotify({ uri: "spotify:track:1" })).toBeNull();
});
