import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue, enqueue, jobQueue } from "@/lib/platform/jobs";
import { importJob } from "@/lib/sync/import/import-job";
import { startImport } from "@/lib/sync/start-import";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { simulated } from "@/testing/spotify/simulated";
import { watchClock } from "./clock-jumps";
import { startJobWorker } from "./worker";

const { connected } = await simulated();
afterAll(closeQueue);

const dayMs = 86_400_000;
const inAYear = () => new Date(Date.now() + 365 * dayMs);
const minutes = (count: number) => count * 60_000;

it("What was planned and counted while the clock was a year ahead runs once the clock is right", async () => {
  const { ctx, clientId } = await connected();
  const { userId } = ctx;
  const { id } = await startImport(ctx, wholeLibraryOptions);
  await (jobQueue(true) as unknown as { remove: (id: string) => Promise<void> }).remove(id);
  await enqueue(importJob, id, { jobId: id }, inAYear());
  await prisma().syncJob.update({ where: { id }, data: { state: "waiting", retryAt: inAYear() } });
  await prisma().spotifyCooldown.create({
    data: { clientId, endpointGroup: "me/playlists", kind: "quota", until: inAYear() },
  });
  await sql(
    `UPDATE spotify_call_windows SET slice = extract(epoch FROM $2::timestamptz) / 3, calls = array_fill(90, ARRAY[11]),
       ceiling = 100, ceiling_until = $2 WHERE client_id = $1`,
    [clientId, inAYear()],
  );
  await prisma().librarySync.create({ data: { userId, syncedAt: new Date(), nextSyncAt: inAYear() } });
  const worker = await startJobWorker();
  onTestFinished(() => worker.close());
  await expect
    .poll(async () => (await prisma().syncJob.findUnique({ where: { id } }))?.state, { timeout: 20_000 })
    .toBe("completed");
  const { nextSyncAt } = await prisma().librarySync.findUniqueOrThrow({ where: { userId } });
  expect(nextSyncAt.getTime()).toBeLessThan(Date.now() + 2 * dayMs);
});

it("A clock that is set back is noticed once, and neither one that runs nor one that is set ahead", () => {
  const wasSetBack = watchClock();
  const realNow = Date.now;
  let offset = 0;
  const clock = vi.spyOn(Date, "now").mockImplementation(() => realNow() + offset);
  onTestFinished(() => clock.mockRestore());
  expect(wasSetBack()).toBe(false);
  offset = minutes(60);
  expect(wasSetBack()).toBe(false);
  offset = minutes(10);
  expect(wasSetBack()).toBe(true);
  expect(wasSetBack()).toBe(false);
});
