import type { ChildProcess } from "node:child_process";
import { describe, expect, it, onTestFinished } from "vitest";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma } from "@/lib/platform/db";
import { getImport } from "@/lib/sync/get-import";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { allItems, findPlaylist, readAll } from "@/testing/library/library";
import { kill, startProcess } from "@/testing/processes/start";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { freePort, hasRedis, startRedis as startRedisServer } from "@/testing/system/redis-server";

const { connected, fault, playlist, settings } = await simulated();

/** Starts a Redis server for one test. */
async function startRedis(port: number): Promise<ChildProcess> {
  const server = await startRedisServer(port);
  onTestFinished(() => void server.kill("SIGKILL"));
  return server;
}

async function createPersonWithImport(): Promise<ConnectedListener & { jobId: string }> {
  const listener = await connected({ likedTrackIds: range(200).map(trackId) });
  for (const number of range(8))
    await playlist(listener.spotifyUser, {
      name: `List ${number}`,
      trackIds: range(150, number * 10).map(trackId),
    });
  const { id } = await prisma().syncJob.create({
    data: { userId: listener.ctx.userId, kind: "import", options: wholeLibraryOptions },
  });
  return { ...listener, jobId: id };
}

const state = async ({ ctx, jobId }: { ctx: ConnectedListener["ctx"]; jobId: string }) =>
  (await getImport(ctx, jobId)).state;

async function expectWholeLibrary({ ctx }: ConnectedListener) {
  for (const number of range(8)) {
    const items = await allItems(ctx, (await findPlaylist(ctx, `List ${number}`)).id);
    expect(items.map(({ song }) => song?.uri)).toEqual(range(150, number * 10).map(trackUri));
  }
  const liked = await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
  expect(liked.map(({ song }) => song.uri)).toEqual(range(200).map(trackUri));
}

describe.skipIf(!hasRedis)("an import with its queue in Redis (needs redis-server)", () => {
  it("An import completes after Redis was killed in the middle and restarted empty", async () => {
    const port = await freePort();
    const redis = await startRedis(port);
    const person = await createPersonWithImport();
    await settings({ latencyMs: 150 });
    await startProcess("worker", [], { REDIS_URL: `redis://127.0.0.1:${port}` });
    await expect
      .poll(async () => (await getImport(person.ctx, person.jobId)).progress.done, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await kill(redis);
    expect(await state(person)).toBe("running");
    await startRedis(port);
    await expect.poll(() => state(person), { timeout: 40_000 }).toBe("completed");
    await expectWholeLibrary(person);
  }, 90_000);

  it("A waiting import is not lost when Redis loses its data", async () => {
    const port = await freePort();
    const redis = await startRedis(port);
    const person = await createPersonWithImport();
    // As many refusals as the client retries, so that the job waits in the queue.
    await fault("/v1/me/tracks", {
      times: 5,
      status: 429,
      headers: { "retry-after": "2" },
      body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
    });
    const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
    const first = await startProcess("worker", [], env);
    await expect.poll(() => state(person), { timeout: 20_000 }).toBe("waiting");
    await kill(redis);
    await kill(first.child);
    await startRedis(port);
    await startProcess("worker", [], env);
    await expect.poll(() => state(person), { timeout: 40_000 }).toBe("completed");
    await expectWholeLibrary(person);
  }, 90_000);
});
