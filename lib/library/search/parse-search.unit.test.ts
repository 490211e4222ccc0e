import { expect, it } from "vitest";
import { parseSearch } from "./parse-search";

const period = (from: string, to: string) => [from, to].map(day => `${day}T00:00:00.000Z`);

it.each([
  ["year:1999-1990", "year:1990-1999"],
  ["queen year:1999", "queen year:1999"],
  ["queen  artist: year:1999-1999 album:", "queen year:1999"],
  ['artist:"the queen" YEAR:2001-1999', 'artist:"the queen" year:1999-2001'],
  ["album:÷ artist:sheeran", "album:÷ artist:sheeran"],
  ['song artist:"!!!"', 'song artist:"!!!"'],
  ["artist:!!!", "artist:!!!"],
])("The search %j is sent to Spotify as %j", (q, spotifyText) => {
  expect(parseSearch(q)).toMatchObject({ spotifyText, unusable: [] });
});

it.each([
  ["artist:", ["artist:"]],
  ['album:"" year:', ['album:""', "year:"]],
  ['artist:" "', ['artist:" "']],
])("Filters without a value are unusable if nothing else was typed: %s", (q, unusable) => {
  expect(parseSearch(q)).toMatchObject({ spotifyText: "", unusable, hasFilters: false });
});

it("A filter of signs limits nothing in the library, and keeps a search there if only the library has it", () => {
  expect(parseSearch("song artist:!!!")).toMatchObject({
    filters: { artist: [] },
    hasFilters: false,
    typed: { words: ["song"], filters: ["artist:!!!"] },
  });
  expect(parseSearch("playlist:÷").typed.filters).toEqual(["playlist:÷"]);
});

it.each([
  ["added:2024-2022", period("2022-01-01", "2025-01-01")],
  ["added:2022-2024", period("2022-01-01", "2025-01-01")],
  ["added:2024", period("2024-01-01", "2025-01-01")],
  ["added:2024-12", period("2024-12-01", "2025-01-01")],
  ["added:2024-2-29", period("2024-02-29", "2024-03-01")],
])("The filter %s covers its days", (q, added) => {
  expect(parseSearch(q)).toMatchObject({ filters: { added }, unusable: [] });
});

it("A range of tempos has no order", () => {
  expect(parseSearch("bpm:130-120").filters.bpm).toEqual([119.5, 130.5]);
});

it.each([
  "year:199",
  "year:1990-",
  "year:1990-19",
  "year:19999",
  "year:0000",
  "year:3000",
  "added:20",
  "added:2024-13",
  "added:2024-0",
  "added:2023-02-29",
  "added:2024-05-",
  "added:2024-05-06-07",
  "bpm:120-",
  "bpm:1200",
])("The filter %s limits nothing, is no word, and is said to be unusable", filter => {
  expect(parseSearch(`queen ${filter}`)).toMatchObject({
    unusable: [filter],
    hasFilters: false,
    typed: { words: ["queen"], filters: [] },
  });
});

it("A filter of numbers with a word is a word for the library, and unusable", () => {
  expect(parseSearch("year:zero")).toMatchObject({
    typed: { words: ["year:zero"] },
    unusable: ["year:zero"],
  });
  expect(parseSearch('"year:zero"')).toMatchObject({ typed: { words: ["year:zero"] }, unusable: [] });
});
