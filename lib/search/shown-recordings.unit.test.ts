import { expect, it } from "vitest";
import { leaveOutShown } from "./shown-recordings";

const recording = (id: number, changes = {}) => ({
  uri: `spotify:track:${id}`,
  isrc: `ISRC${id}`,
  title: `Song ${id}`,
  artists: [{ id: null, name: "Ada" }],
  durationMs: 180_000,
  ...changes,
});

it("A recording of an earlier page is left out, by its ISRC or by title, artists and length", () => {
  const { marks } = leaveOutShown([recording(1), recording(2, { isrc: null })], "");
  const later = [
    recording(3, { isrc: "ISRC1" }),
    recording(4, { isrc: null, title: "SONG 2", durationMs: 181_900 }),
    recording(5, { isrc: null, title: "Song 2", durationMs: 183_000 }),
    recording(6),
    recording(7, { isrc: "ISRC6" }),
  ];
  expect(leaveOutShown(later, marks).songs).toEqual([later[2], later[3]]);
});

it("The marks of many pages fit into a cursor", () => {
  let marks = "";
  for (let page = 0; page < 100; page++)
    marks = leaveOutShown(
      Array.from({ length: 10 }, (_, index) => recording(page * 10 + index)),
      marks,
    ).marks;
  const cursor = {
    library: "MTAwMDAwMDA",
    spotify: "MTAwMA",
    shown: marks,
    others: { songs: 1000, albums: 1000, artists: 1000, playlists: 1000 },
  };
  expect(Buffer.from(JSON.stringify(cursor)).toString("base64url").length).toBeLessThan(4000);
});
