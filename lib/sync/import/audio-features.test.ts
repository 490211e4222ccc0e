import { afterAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { onlyDeep } from "@/testing/depth";
import { runImport, runJob } from "@/testing/library/imports";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const endpoint = "/v1/audio-features";
const featureRequests = () => requests(endpoint);

/** Creates a person who imported 230 songs and a local file. Apps from before November 2024 may read audio features. */
async function createPersonWithImport(app: "older" | "newer"): Promise<ConnectedListener> {
  const listener = await connected({ likedTrackIds: range(30).map(trackId) });
  await control("PATCH", `apps/${listener.clientId}`, { audioFeatures: app === "older" });
  await playlist(listener.spotifyUser, {
    name: "Everything",
    items: [...range(230).map(trackUri), "spotify:local:Somebody:Album:Song:200"],
  });
  await runImport(listener.ctx);
  expect(await featureRequests()).toEqual([]);
  return listener;
}

/** Runs a scheduled import. */
async function sync({ ctx }: ConnectedListener) {
  const { userId } = ctx;
  await prisma().librarySync.update({ where: { userId }, data: { nextSyncAt: new Date() } });
  await startDueImports();
  const job = await prisma().syncJob.findFirstOrThrow({ where: { userId, state: "queued" } });
  return runJob(ctx, job.id);
}

const songsOf = ({ ctx }: ConnectedListener) =>
  prisma().song.findMany({ where: { userId: ctx.userId }, orderBy: { uri: "asc" } });
const capabilityOf = ({ clientId }: ConnectedListener) =>
  prisma().appCapability.findFirst({ where: { clientId, capability: "audio-features" } });

/** Counts the songs whose audio features were never requested. */
const countSongsWithoutFeatures = async (person: ConnectedListener) =>
  (
    await prisma().$queryRaw<{ songs: number }[]>`SELECT count(*)::int AS songs FROM songs
    WHERE user_id = ${person.ctx.userId}::uuid AND audio_features IS NULL AND NOT is_local`
  )[0]?.songs;

describe("an app without access to audio features", () => {
  it("Audio features are requested once for an app without access and never again", async () => {
    const person = await createPersonWithImport("newer");
    expect(await sync(person)).toMatchObject({ state: "completed", spotifyCalls: 3, error: null });
    expect(await featureRequests()).toMatchObject([{ status: 403 }]);
    expect(await capabilityOf(person)).toMatchObject({ isGranted: false });
    await playlist(person.spotifyUser, { name: "More", trackIds: range(20, 240).map(trackId) });
    expect(await sync(person)).toMatchObject({ state: "completed", counts: { added: 20 } });
    expect(await featureRequests()).toHaveLength(1);
  });

  deepIt("A refusal of audio features for one app does not affect other apps", async () => {
    const [newer, older] = [await createPersonWithImport("newer"), await createPersonWithImport("older")];
    await sync(newer);
    await sync(older);
    expect(await capabilityOf(newer)).toMatchObject({ isGranted: false });
    expect(await capabilityOf(older)).toMatchObject({ isGranted: true });
  });

  deepIt("An error with another cause does not mark an app as without access to audio features", async () => {
    const person = await createPersonWithImport("older");
    for (const refusal of [
      { status: 500, times: 5 },
      { status: 200, body: { nothing: true }, times: 2 },
      { status: 403, body: "Active premium subscription required for the owner of the app." },
    ]) {
      await fault(endpoint, refusal);
      expect(await sync(person)).toMatchObject({ state: "completed" });
      expect(await capabilityOf(person)).toBeNull();
      await control("DELETE", "faults");
    }
    await sync(person);
    expect(await countSongsWithoutFeatures(person)).toBe(0);
  });
});

describe("an app with access to audio features", () => {
  it("Audio features are read once for every Spotify song, a hundred songs per call", async () => {
    const person = await createPersonWithImport("older");
    expect(await sync(person)).toMatchObject({ state: "completed", spotifyCalls: 5 });
    expect((await featureRequests()).map(({ query }) => query.ids?.split(",").length)).toEqual([
      100, 100, 30,
    ]);
    const songs = await songsOf(person);
    const songsWithFeatures = songs.filter(song => song.audioFeatures !== null);
    expect(songsWithFeatures.length).toBeGreaterThan(200);
    expect(songsWithFeatures.length).toBeLessThan(230);
    expect(songsWithFeatures[0]?.audioFeatures).toMatchObject({
      tempo: expect.any(Number),
      energy: expect.any(Number),
    });
    expect(songsWithFeatures[0]?.audioFeatures).not.toHaveProperty("id");
    expect(await countSongsWithoutFeatures(person)).toBe(0);
    await sync(person);
    expect(await featureRequests()).toHaveLength(3);
  });

  it("An import completes when the quota ends its audio features, and the next import reads the rest", async () => {
    const person = await createPersonWithImport("older");
    await settings({ quota: { tracks: 1 } });
    expect(await sync(person)).toMatchObject({ state: "completed", error: null, retryAt: null });
    expect((await featureRequests()).map(({ status }) => status)).toEqual([200, 429]);
    expect(await countSongsWithoutFeatures(person)).toBe(130);
    const counted = await prisma().spotifyCallCount.aggregate({
      where: { userId: person.ctx.userId, endpointGroup: "tracks" },
      _sum: { calls: true },
    });
    expect(counted._sum.calls).toBe(2);
    // During the pause nothing is requested.
    expect(await sync(person)).toMatchObject({ state: "completed" });
    expect(await featureRequests()).toHaveLength(2);
    await settings({ quota: {} });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: person.clientId } });
    await sync(person);
    expect(await countSongsWithoutFeatures(person)).toBe(0);
  });

  deepIt("Audio features are not requested again after an app has lost access to them", async () => {
    const person = await createPersonWithImport("older");
    await settings({ quota: { tracks: 1 } });
    await sync(person);
    await settings({ quota: {} });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: person.clientId } });
    await control("PATCH", `apps/${person.clientId}`, { audioFeatures: false });
    await sync(person);
    expect(await capabilityOf(person)).toMatchObject({ isGranted: false });
    await sync(person);
    expect((await featureRequests()).map(({ status }) => status)).toEqual([200, 429, 403]);
  });
});
