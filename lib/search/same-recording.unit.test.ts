import { expect, it } from "vitest";
import { isSameRecording } from "./same-recording";

const song = {
  uri: "spotify:track:1",
  isrc: "A",
  title: "Crazy (feat. JAY-Z)",
  artists: [
    { id: null, name: "Beyoncé" },
    { id: null, name: "JAY-Z" },
  ],
  durationMs: 200_000,
};
const other = { ...song, uri: "spotify:track:2", isrc: "B" };

it.each<[string, Partial<typeof song>, boolean]>([
  ["the same URI", { uri: song.uri, title: "x" }, true],
  ["the same ISRC", { isrc: "A", title: "x" }, true],
  ["the same title, artists and almost the same length", { durationMs: 201_900 }, true],
  [
    "the same title written in another way",
    { title: "CRAZY ft. Jay Z", artists: song.artists.toReversed() },
    true,
  ],
  ["another length", { durationMs: 203_000 }, false],
  ["another artist", { artists: [{ id: null, name: "Beyoncé" }] }, false],
  ["another title", { title: "Crazy" }, false],
])("Songs with %s are recognized as the same recording or not", (_, changes, isSame) => {
  expect(isSameRecording(song, { ...other, ...changes })).toBe(isSame);
});
