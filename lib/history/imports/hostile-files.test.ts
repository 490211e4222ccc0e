import { expect, it, onTestFinished } from "vitest";
import { libraryLimits } from "@/lib/library/require-room";
import { sampleByDepth } from "@/testing/depth";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";

const audio = "Streaming_History_Audio_2024_0.json";
const good = { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] };
const sameRow = (count: number) => Array.from({ length: count }, () => songRow(2, "2024-05-07T18:43:20Z"));

/** An archive with a member whose content cannot be inflated. */
function damaged(name: string, content: string): Buffer {
  const zip = createZip([{ name, content }]);
  const middle = Math.floor(zip.length / 2);
  return zip.fill(0xff, middle, middle + 20);
}

it.each(
  sampleByDepth<[string, Record<string, unknown>]>(
    [
      ["an endless line", { "notes.csv": `uts,artist\n${"a".repeat(300_000)}\n` }],
      ["an endless first line", { "notes.csv": "a".repeat(300_000) }],
      [
        "a quote without an end",
        { "notes.csv": `uts,artist,album,track\n"1715020000,Ada,,${"a\n".repeat(300)}` },
      ],
      [
        "a damaged CSV file in an archive",
        { "my.zip": damaged("ada.csv", `uts,artist,album,track\n${"1715020000,Ada,,Song\n".repeat(9_000)}`) },
      ],
      [
        "a damaged JSON file in an archive",
        { "my.zip": damaged("more.json", JSON.stringify(sameRow(1_000))) },
      ],
      ["a NUL in a name", { "ada.csv": "Ad\0a,Tides,Glass Harbour,06 May 2024 18:40\n" }],
      ["a NUL in the name of a member", { "my.zip": createZip([{ name: "a\0b.json", content: "[]" }]) }],
      ["the same row thousands of times", { "more.json": sameRow(9_000) }],
    ],
    3,
  ),
)("A file with %s does not keep a good file from being read", async (_, files) => {
  const ctx = await createUser();
  const { state, counts, error } = await uploadHistory(ctx, { ...good, ...files });
  expect({ state, error }).toEqual({ state: "preview", error: null });
  expect(counts.plays).toBeGreaterThanOrEqual(1);
});

it("A list of artists that begins with PK is no archive", async () => {
  const ctx = await createUser();
  const { counts } = await importHistory(ctx, { "ada.csv": "PKCZ,Tides,Glass Harbour,06 May 2024 18:40\n" });
  expect(counts.plays).toBe(1);
});

it.each(["historyRows", "songs"] as const)("Files with more than the limit of %s are refused", async name => {
  const limit = libraryLimits[name];
  onTestFinished(() => {
    libraryLimits[name] = limit;
  });
  libraryLimits[name] = 2;
  const ctx = await createUser();
  const rows = [1, 2, 3].map(number => songRow(number, `2024-05-06T18:4${number}:20Z`));
  expect(await uploadHistory(ctx, { [audio]: rows.slice(0, 2) })).toMatchObject({ state: "preview" });
  expect(await uploadHistory(ctx, { [audio]: rows })).toMatchObject({
    state: "failed",
    error: { code: "library_full", reason: name },
  });
});
