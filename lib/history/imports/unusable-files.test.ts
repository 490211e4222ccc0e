import { expect, it } from "vitest";
import { sampleByDepth } from "@/testing/depth";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { audio, countStored } from "@/testing/history/library";
import { songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";

it.each(
  sampleByDepth(
    [
      [
        "malformed JSON in a row",
        `[${JSON.stringify(songRow(1, "2024-05-06T18:43:20Z"))}, {"ts": "2024, nonsense}, 3]`,
        { rows: 2, plays: 1 },
      ],
      [
        "a file that was cut off",
        JSON.stringify([songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T18:49:20Z")]).slice(
          0,
          -40,
        ),
        { rows: 2, plays: 1 },
      ],
      [
        "a byte order mark",
        `\ufeff${JSON.stringify([songRow(1, "2024-05-06T18:43:20Z")])}`,
        { rows: 1, plays: 1 },
      ],
      [
        "UTF-16",
        Buffer.from(
          `\ufeff${JSON.stringify([songRow(1, "2024-05-06T18:43:20Z", { master_metadata_track_name: "Ünï" })])}`,
          "utf16le",
        ),
        { rows: 1, plays: 1 },
      ],
      [
        "a row in Latin-1",
        Buffer.from(
          JSON.stringify([
            songRow(1, "2024-05-06T18:43:20Z"),
            songRow(2, "2024-05-06T18:53:20Z", { master_metadata_track_name: "Ünï" }),
          ]),
          "latin1",
        ),
        { rows: 2, plays: 1 },
      ],
      [
        "NUL and half characters in names",
        JSON.stringify([
          songRow(1, "2024-05-06T18:43:20Z", { master_metadata_track_name: "a\u0000b\ud800" }),
        ]),
        { rows: 1, plays: 1 },
      ],
    ],
    3,
  ),
)("A file with %s brings its good rows, and a reason for the others", async (_, content, counts) => {
  const ctx = await createUser();
  const done = await importHistory(ctx, { [audio]: content });
  expect(done.counts).toMatchObject(counts);
  const { rows, plays, duplicates, skipped } = done.counts;
  expect(plays + duplicates + skipped).toBe(rows);
});

it.each([
  ["an empty list", { [audio]: [] }, "no_history"],
  ["a page of Google Takeout", { "watch-history.html": "<html><body>Watched</body></html>" }, "html"],
  ["liked songs and playlists only", { "YourLibrary.json": { tracks: [], albums: [] } }, "library"],
  ["other JSON", { "Userdata.json": { username: "ada" } }, "no_history"],
  ["text that is no JSON", { "notes.json": "hello world" }, "no_history"],
  ["no archive behind its first letters", { "my.zip": "PK nonsense" }, "archive_damaged"],
  [
    "an archive of many members",
    {
      "my.zip": createZip(Array.from({ length: 6_000 }, (_, i) => ({ name: `${i}.json`, content: "[]" }))),
    },
    "archive_too_large",
  ],
  [
    "a bomb",
    { "my.zip": createZip([{ name: audio, content: Buffer.alloc(40 * 1024 * 1024, " ") }]) },
    "archive_too_large",
  ],
  [
    "a member that claims gigabytes",
    { "my.zip": createZip([{ name: audio, content: "[]", claimedSize: 4_000_000_000 }]) },
    "archive_too_large",
  ],
  [
    "an archive in an archive",
    { "my.zip": createZip([{ name: "inner.zip", content: createZip([{ name: audio, content: "[]" }]) }]) },
    "no_history",
  ],
  [
    "a name that leaves the archive",
    { "my.zip": createZip([{ name: `../../${audio}`, content: "[]" }]) },
    "archive_damaged",
  ],
])("An upload of %s ends with its reason and nothing stored", async (_, files, reason) => {
  const ctx = await createUser();
  const { state, error } = await uploadHistory(ctx, files);
  expect({ state, code: error?.code, reason: error?.reason }).toEqual({
    state: "failed",
    code: "history_files_unusable",
    reason,
  });
  expect(await countStored(ctx)).toEqual({ plays: 0, songs: 0, imports: 1 });
});
