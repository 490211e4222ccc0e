import { expect, it } from "vitest";
import { parseLrc } from "./parse-lrc";

it.each([
  ["hundredths", "[00:12.34] Hello", [{ atMs: 12_340, text: "Hello" }]],
  ["thousandths", "[01:02.345]Hello", [{ atMs: 62_345, text: "Hello" }]],
  ["no fraction", "[03:00] Hello", [{ atMs: 180_000, text: "Hello" }]],
  ["a colon before the fraction", "[00:01:50] Hello", [{ atMs: 1_500, text: "Hello" }]],
  ["a pause", "[00:01.00]", [{ atMs: 1_000, text: "" }]],
])("A line of an LRC file is read with %s", (_, text, lines) => {
  expect(parseLrc(text)).toEqual(lines);
});

it("A line with several times occurs several times, in the order of the song", () => {
  expect(parseLrc("[00:30.00][00:10.00] Chorus\n[00:20.00] Verse")).toEqual([
    { atMs: 10_000, text: "Chorus" },
    { atMs: 20_000, text: "Verse" },
    { atMs: 30_000, text: "Chorus" },
  ]);
});

it("Tags and text without a time are left out, and the offset moves all lines", () => {
  expect(parseLrc("[ar:Ada]\n[offset:+500]\r\nNo time\n[00:00.20] First\n[00:02.00] Second")).toEqual([
    { atMs: 0, text: "First" },
    { atMs: 1_500, text: "Second" },
  ]);
});
