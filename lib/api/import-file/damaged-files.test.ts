import { expect, it } from "vitest";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";
import { importBody } from "./import-body";

const uri = "spotify:track:0000000000000000000001";
const rows = `Track URI,Track Name\n${`${uri},Song\n`.repeat(3)}`;

/** An archive whose member cannot be inflated. */
function damaged(): Buffer {
  const zip = createZip([{ name: "My list.csv", content: rows.repeat(500) }]);
  const middle = Math.floor(zip.length / 2);
  return zip.fill(0xff, middle, middle + 20);
}

/** An archive of a member with a compression that is rarely used. */
function unusual(): Buffer {
  const zip = createZip([{ name: "My list.csv", content: rows }]);
  const directory = zip.indexOf("PK\x01\x02");
  zip.writeUInt16LE(12, directory + 10);
  return zip;
}

it.each([
  ["an archive whose content cannot be inflated", damaged(), "archive_damaged"],
  ["an archive with an unusual compression", unusual(), "archive_damaged"],
])("A body with %s is refused with its reason", async (_, body, reason) => {
  const ctx = await createUser();
  await expect(importBody(ctx, body, "application/zip")).rejects.toMatchObject({
    code: "library_file_unusable",
    parameters: { reason },
  });
});

it.each([
  ["a quote without an end", `${rows}${uri},"Endless\n`],
  ["a quote inside of a cell", `${rows}${uri},"So"ng\n`],
])("A CSV file with %s keeps its other lines", async (_, text) => {
  const ctx = await createUser();
  const report = await importBody(ctx, Buffer.from(text), "text/csv");
  expect(report.playlists[0]?.trackCount).toBeGreaterThanOrEqual(3);
});
