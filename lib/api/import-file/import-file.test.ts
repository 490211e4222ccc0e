import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { createZip } from "@/testing/history/zip";
import { findPlaylist } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { importBody } from "./import-body";
import { importFile } from "./import-file";

const deepIt = onlyDeep(it);

const nameCount = sizeByDepth(80_000, 2_000_000);

/** A library file with an object of many names, which takes long to parse. */
function bodyWithManyNames(file: object): Buffer {
  const names = Object.fromEntries(Array.from({ length: nameCount }, (_, index) => [`name ${index}`, 1]));
  return Buffer.from(JSON.stringify({ format: "tonearm-library", version: 1, names, ...file }));
}

/** Returns how long a task kept this thread busy, in milliseconds. The least of several times: other processes only add to it. */
async function measureBusyMs(task: () => Promise<unknown>, times = 1): Promise<number> {
  const busyMs: number[] = [];
  for (let time = 0; time < times; time++) {
    const before = performance.eventLoopUtilization();
    await task();
    busyMs.push(performance.eventLoopUtilization(before).active);
  }
  return Math.min(...busyMs);
}

deepIt(
  "A large file is imported without keeping the thread busy that answers requests",
  async () => {
    const ctx = await createUser();
    const body = bodyWithManyNames({ playlists: [{ name: "Mine", items: [] }] });
    // An import takes the memory of what it gets.
    const busyMs = await measureBusyMs(() => importFile(ctx, Buffer.from(body)), 3);
    expect((await findPlaylist(ctx, "Mine")).trackCount).toBe(0);
    expect(busyMs).toBeLessThan((await measureBusyMs(() => importBody(ctx, body))) / 2);
  },
  180_000,
);

it("A small archive of a large file does not keep the thread busy that answers requests", async () => {
  const ctx = await createUser();
  const archive = createZip([{ name: "Mine.csv", content: "Name,Artist\n".repeat(60_000) }]);
  const isRefused = (result: Promise<unknown>) =>
    expect(result).rejects.toMatchObject({ code: "library_file_unusable" });
  const type = "application/zip";
  const busyMs = await measureBusyMs(() => isRefused(importFile(ctx, Buffer.from(archive), type)));
  const readHere = () => isRefused(importBody(ctx, archive, type));
  expect(busyMs).toBeLessThan((await measureBusyMs(readHere)) / 2);
}, 60_000);

deepIt(
  "A large file that is no library is refused with the invalid field",
  async () => {
    const body = bodyWithManyNames({ version: 2 });
    await expect(importFile(await createUser(), body)).rejects.toMatchObject({
      code: "validation_failed",
      issues: [{ path: "version" }],
    });
  },
  60_000,
);
