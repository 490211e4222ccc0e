import { expect, it } from "vitest";
import { groupRecordings } from "./recording";

const song = (id: string, title: string, durationMs: number, isrc: string | null = null, artist = "Ada") => ({
  id,
  title,
  durationMs,
  isrc,
  artists: [{ id: null, name: artist }],
});
const groupsOf = (...songs: ReturnType<typeof song>[]) =>
  groupRecordings(songs).map(group => group.map(({ id }) => id));

it("Songs with the same ISRC, or the same title, artists and almost the same length, are one recording", () => {
  expect(
    groupsOf(
      song("a", "One", 100_000, "X"),
      song("b", "Two", 200_000),
      song("c", "Uno", 150_000, "X"),
      song("d", "TWO", 201_900),
      song("e", "Two", 204_000),
      song("f", "Two", 200_000, null, "Bob"),
    ),
  ).toEqual([
    ["a", "c"],
    ["b", "d"],
  ]);
});

it("Songs that are the same by ISRC and by name through a third one are one recording", () => {
  expect(
    groupsOf(song("a", "One", 100_000, "X"), song("b", "One (live)", 90_000, "X"), song("c", "One", 101_000)),
  ).toEqual([["a", "b", "c"]]);
});

it("Songs without a title are the same only by ISRC", () => {
  expect(groupsOf(song("a", "", 100_000), song("b", "", 100_000))).toEqual([]);
});

it("Ten thousand songs of one name are grouped at once", () => {
  const songs = Array.from({ length: 10_000 }, (_, index) => song(`${index}`, "Intro", index * 1_000));
  expect(groupRecordings(songs)[0]).toHaveLength(10_000);
});
