import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { sizeByDepth } from "@/testing/depth";
import { findPlaylist } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { importBody } from "./import-body";
import { importFile } from "./import-file";

const nameCount = sizeByDepth(200_000, 2_000_000);

/** A library file with an object of many names, which takes long to parse. */
function bodyWithManyNames(file: object): Buffer {
  const names = Object.fromEntries(Array.from({ length: nameCount }, (_, index) => [`name ${index}`, 1]));
  return Buffer.from(JSON.stringify({ format: "tonearm-library", version: 1, names, ...file }));
}

/** Returns how long a task kept this thread busy, in milliseconds. */
async function measureBusyMs(task: () => Promise<unknown>): Promise<number> {
  const before = performance.eventLoopUtilization();
  await task();
  return performance.eventLoopUtilization(before).active;
}

it("A large file is imported without keeping the thread busy that answers requests", async () => {
  const ctx = await createUser();
  const body = bodyWithManyNames({ playlists: [{ name: "Mine", items: [] }] });
  const copy = Buffer.from(body);
  const busyMs = await measureBusyMs(() => importFile(ctx, body));
  expect((await findPlaylist(ctx, "Mine")).trackCount).toBe(0);
  expect(busyMs).toBeLessThan((await measureBusyMs(() => importBody(ctx, copy))) / 2);
}, 60_000);

it("A large file that is no library is refused with the invalid field", async () => {
  const body = bodyWithManyNames({ version: 2 });
  await expect(importFile(await createUser(), body)).rejects.toMatchObject({
    code: "validation_failed",
    issues: [{ path: "version" }],
  });
}, 60_000);
