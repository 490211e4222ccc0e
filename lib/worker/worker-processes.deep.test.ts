import { afterAll, expect, it } from "vitest";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { closeQueue } from "@/lib/platform/jobs";
import { getImport } from "@/lib/sync/get-import";
import { listImports } from "@/lib/sync/list-imports";
import { startImport } from "@/lib/sync/start-import";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { findPlaylist, readAll, urisOf } from "@/testing/library/library";
import { kill, startProcess } from "@/testing/processes/start";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const lists = range(6).map(number => range(120, number * 20));

async function connectWithLibrary(): Promise<ConnectedListener> {
  const listener = await connected({ likedTrackIds: range(150).map(trackId) });
  for (const [number, tracks] of lists.entries())
    await playlist(listener.spotifyUser, { name: `List ${number}`, trackIds: tracks.map(trackId) });
  return listener;
}

async function expectWholeLibrary({ ctx }: ConnectedListener, jobId: string) {
  expect(await getImport(ctx, jobId)).toMatchObject({
    state: "completed",
    counts: { playlists: 6, added: 6 * 120 + 150, removed: 0, unchanged: 0, skipped: 0 },
  });
  for (const [number, tracks] of lists.entries())
    expect(await urisOf(ctx, (await findPlaylist(ctx, `List ${number}`)).id)).toEqual(tracks.map(trackUri));
  const liked = await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
  expect(liked.map(({ song }) => song.uri)).toEqual(range(150).map(trackUri));
}

const startWorkerProcess = (lockMs?: number) =>
  startProcess("worker", lockMs === undefined ? [] : [String(lockMs)]);
const waitUntilCompleted = ({ ctx }: ConnectedListener, jobId: string) =>
  expect.poll(async () => (await getImport(ctx, jobId)).state, { timeout: 90_000 }).toBe("completed");

it("An import whose worker was killed is completed by another worker", async () => {
  const person = await connectWithLibrary();
  await settings({ latencyMs: 150 });
  const lockMs = 2_000;
  const { child } = await startWorkerProcess(lockMs);
  const { id } = await startImport(person.ctx, wholeLibraryOptions);
  await expect
    .poll(async () => (await getImport(person.ctx, id)).progress.done, { timeout: 30_000, interval: 20 })
    .toBeGreaterThan(0);
  await kill(child);
  expect(await getImport(person.ctx, id)).toMatchObject({ state: "running" });
  await settings({ latencyMs: 0 });
  await startWorkerProcess(lockMs);
  await waitUntilCompleted(person, id);
  await expectWholeLibrary(person, id);
}, 150_000);

it("Two concurrent requests get the same import, and only one of two workers runs it", async () => {
  const person = await connectWithLibrary();
  await Promise.all([startWorkerProcess(), startWorkerProcess()]);
  const jobs = await Promise.all(range(2).map(() => startImport(person.ctx, wholeLibraryOptions)));
  expect(jobs[0]?.id).toBe(jobs[1]?.id);
  const id = jobs[0]?.id ?? "";
  await waitUntilCompleted(person, id);
  await expectWholeLibrary(person, id);
  expect((await listImports(person.ctx, { limit: 9 })).items).toHaveLength(1);
  const requested = (await requests()).map(({ path, query }) => `${path} ${query.offset}`);
  expect(requested.length).toBe(new Set(requested).size);
}, 120_000);
