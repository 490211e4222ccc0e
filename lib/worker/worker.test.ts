import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { listHistory } from "@/lib/history/list-history";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getImport } from "@/lib/sync/get-import";
import { listImports } from "@/lib/sync/list-imports";
import { startImport } from "@/lib/sync/start-import";
import { onlyDeep } from "@/testing/depth";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { allPlaylists } from "@/testing/library/library";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { startJobWorker } from "./worker";

const deepIt = onlyDeep(it);

const { connected, fault, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

async function connectWithPlaylist() {
  const listener = await connected({ likedTrackIds: range(10).map(trackId) });
  await playlist(listener.spotifyUser, { name: "One", trackIds: range(70).map(trackId) });
  return listener;
}

async function startTestWorker() {
  const running = await startJobWorker();
  let isOpen = true;
  const close = async () => {
    if (isOpen) await running.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { close };
}

type Person = Awaited<ReturnType<typeof connectWithPlaylist>>;
const waitForState = (person: Person, id: string, state: string) =>
  vi.waitFor(async () => expect(await getImport(person.ctx, id)).toMatchObject({ state }), 25_000);

it("A worker runs imports requested before and after it started", async () => {
  const [before, after] = await Promise.all([connectWithPlaylist(), connectWithPlaylist()]);
  const first = await startImport(before.ctx, wholeLibraryOptions);
  await startTestWorker();
  const second = await startImport(after.ctx, wholeLibraryOptions);
  await waitForState(before, first.id, "completed");
  await waitForState(after, second.id, "completed");
  expect(await allPlaylists(after.ctx)).toMatchObject([{ name: "One", trackCount: 70 }]);
});

deepIt("A worker resumes a waiting import when the pause is over", async () => {
  const person = await connectWithPlaylist();
  await fault("/v1/me/tracks", {
    times: 5,
    status: 429,
    headers: { "retry-after": "1" },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });
  await startTestWorker();
  const { id } = await startImport(person.ctx, wholeLibraryOptions);
  await waitForState(person, id, "waiting");
  await waitForState(person, id, "completed");
  expect((await getImport(person.ctx, id)).counts).toMatchObject({ added: 80 });
});

it("A worker resumes an import that was running when all processes stopped", async () => {
  const person = await connectWithPlaylist();
  const job = await prisma().syncJob.create({
    data: { userId: person.ctx.userId, kind: "import", options: wholeLibraryOptions, state: "running" },
  });
  await startTestWorker();
  await waitForState(person, job.id, "completed");
});

it("A worker runs an import that never reached the queue after it is requested again", async () => {
  const person = await connectWithPlaylist();
  await startTestWorker();
  const data = { userId: person.ctx.userId, kind: "import", options: wholeLibraryOptions };
  const unqueued = await prisma().syncJob.create({ data });
  await expect(startImport(person.ctx, wholeLibraryOptions)).resolves.toMatchObject({ id: unqueued.id });
  await waitForState(person, unqueued.id, "completed");
});

it("A worker that is closed waits for its running import", async () => {
  const person = await connectWithPlaylist();
  const { close } = await startTestWorker();
  await settings({ latencyMs: 100 });
  const { id } = await startImport(person.ctx, wholeLibraryOptions);
  await waitForState(person, id, "running");
  await close();
  await expect(getImport(person.ctx, id)).resolves.toMatchObject({ state: "completed" });
});

deepIt("A waiting import runs once even after a restart of the worker", async () => {
  const person = await connectWithPlaylist();
  await fault("/v1/me/tracks", {
    times: 5,
    status: 429,
    headers: { "retry-after": "2" },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });
  const first = await startTestWorker();
  const { id } = await startImport(person.ctx, wholeLibraryOptions);
  await waitForState(person, id, "waiting");
  await first.close();
  await settings({ latencyMs: 100 });
  await startTestWorker();
  await waitForState(person, id, "completed");
  const read = (await requests("/v1/me/tracks")).filter(({ status }) => status === 200);
  expect(read).toHaveLength(1);
});

it("Two workers read a due listening history once", async () => {
  const { ctx, clientId } = await connected();
  const readTimes = { readAt: new Date(0), nextReadAt: new Date() };
  await prisma().historyRead.create({ data: { userId: ctx.userId, ...readTimes } });
  await Promise.all([startTestWorker(), startTestWorker()]);
  await vi.waitFor(
    async () => expect(await listHistory(ctx, { limit: 1 })).toMatchObject({ readAt: expect.any(String) }),
    25_000,
  );
  // First reads of people from earlier tests may become due meanwhile.
  const reads = await requests("/v1/me/player/recently-played");
  expect(reads.filter(read => read.clientId === clientId)).toHaveLength(1);
});

it("A worker checks every minute for due listening histories", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  await startTestWorker();
  const { ctx } = await connected();
  const readTimes = { readAt: new Date(0), nextReadAt: new Date() };
  await prisma().historyRead.create({ data: { userId: ctx.userId, ...readTimes } });
  vi.advanceTimersByTime(60_000);
  await vi.waitFor(
    async () => expect(await listHistory(ctx, { limit: 1 })).toMatchObject({ readAt: expect.any(String) }),
    25_000,
  );
});

it("Two workers check every minute for due libraries and import each library once", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const person = await connectWithPlaylist();
  await Promise.all([startTestWorker(), startTestWorker()]);
  await waitForState(person, (await startImport(person.ctx, wholeLibraryOptions)).id, "completed");
  await prisma().librarySync.update({
    where: { userId: person.ctx.userId },
    data: { nextSyncAt: new Date() },
  });
  vi.advanceTimersByTime(60_000);
  const scheduledImports = async () =>
    (await listImports(person.ctx, { limit: 9 })).items.filter(job => job.automatic);
  await vi.waitFor(
    async () => expect(await scheduledImports()).toMatchObject([{ state: "completed" }]),
    25_000,
  );
  expect(await scheduledImports()).toHaveLength(1);
});
