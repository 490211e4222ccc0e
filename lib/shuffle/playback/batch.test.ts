import { afterAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getPlayer } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { skipToNext } from "@/lib/player/skip";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { nextSetJob } from "@/lib/shuffle/session/next-set-job";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { ageBatch, batchControls, playingAndQueued, pollPlayer, upcomingUris } from "@/testing/batches";
import { range, trackUri } from "@/testing/catalog";
import { addSongs, connectedWithDevices } from "@/testing/player-devices";
import { simulated } from "@/testing/simulated";

const simulator = await simulated();
const { control, fault } = simulator;
const { playerCalls, playSongs } = batchControls(simulator);
afterAll(closeQueue);

describe("a song that lies in Spotify's queue", () => {
  /** Six songs, of which the last one of the set plays; the first of the next set is queued. */
  async function atTheEnd() {
    const { ctx, id } = await connectedWithDevices(simulator, 6);
    await play(ctx, { shufflePlaylistId: id });
    await pollPlayer(ctx);
    await playSongs(5);
    await pollPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 1, remaining: 0 });
    expect(await playingAndQueued(ctx)).toHaveLength(2);
    return { ctx, id };
  }

  it.each([
    ["a skip", (ctx: Parameters<typeof skipToNext>[0]) => skipToNext(ctx)],
    [
      "a play command",
      (ctx: Parameters<typeof play>[0], shufflePlaylistId: string) => play(ctx, { shufflePlaylistId }),
    ],
  ])("is heard once after %s, as each song of its set", async (_, command) => {
    const { ctx, id } = await atTheEnd();
    await command(ctx, id);
    const heard: string[] = [];
    for (const _ of range(6)) {
      heard.push(await pollPlayer(ctx));
      await playSongs(1);
    }
    expect(heard.sort()).toEqual(range(6).map(trackUri));
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 2, remaining: 0 });
  });
});

describe("songs of the next set that Spotify got before an edit", () => {
  it("give way to those that were added", async () => {
    const { ctx, id } = await connectedWithDevices(simulator, 12);
    for (const _ of range(6)) await nextInShuffle(ctx, { playlistId: id });
    await play(ctx, { shufflePlaylistId: id });
    const given = await playingAndQueued(ctx);
    // The six that are left, and of the next set at least what comes before one of them may come again.
    expect(given.length).toBeGreaterThanOrEqual(8);
    const { id: sessionId } = await getShuffle(ctx, { playlistId: id });
    await addSongs(ctx, id, range(3, 40));
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    for (const uri of given.slice(0, 6)) {
      expect(await pollPlayer(ctx)).toBe(uri);
      await playSongs(1);
    }
    expect(await pollPlayer(ctx)).toBe(given[6]);
    await expect(getShuffle(ctx, { id: sessionId })).resolves.toMatchObject({ set: 1, remaining: 3 });
    const added: string[] = [];
    for (const _ of range(3)) {
      await playSongs(1);
      added.push(await pollPlayer(ctx));
    }
    expect(added.sort()).toEqual(range(3, 40).map(trackUri));
    await expect(getShuffle(ctx, { id: sessionId })).resolves.toMatchObject({ set: 1, remaining: 0 });
  });
});

describe("a jump to a song further on", () => {
  async function playing() {
    const desk = await connectedWithDevices(simulator, 30);
    await play(desk.ctx, { shufflePlaylistId: desk.id });
    const given = await playingAndQueued(desk.ctx);
    await pollPlayer(desk.ctx);
    await playerCalls();
    const remaining = async () => (await getShuffle(desk.ctx, { playlistId: desk.id })).remaining;
    return { ...desk, given, remaining };
  }

  it("on a device that mixes takes that song alone", async () => {
    const { ctx, id, spotifyUser, given, remaining } = await playing();
    const mixed = { uris: [given[12], given[3]], isPlaying: true, shuffleState: true };
    await control("PUT", `players/${spotifyUser}`, { state: mixed });
    await pollPlayer(ctx);
    await control("PUT", `players/${spotifyUser}`, { state: { ...mixed, position: 1 } });
    await pollPlayer(ctx);
    expect(await playerCalls()).toEqual(["GET ", "GET "]);
    expect(await remaining()).toBe(27);
    const { id: shuffleId } = await getShuffle(ctx, { playlistId: id });
    const upcoming = await upcomingUris(ctx, shuffleId, 27);
    expect(upcoming).toEqual(expect.arrayContaining([given[1], given[2], given[4], given[11]]));
    expect(upcoming).not.toContain(given[12]);
  });

  it("that the listener queued takes that song alone, and those between when they come", async () => {
    const { ctx, given, remaining } = await playing();
    await getUserSpotifyClient(ctx).addToQueue(given[12] ?? "");
    await playSongs(1);
    await playerCalls();
    expect(await pollPlayer(ctx)).toBe(given[12]);
    expect(await playerCalls()).toEqual(["GET ", "GET queue"]);
    expect(await remaining()).toBe(28);
    for (const left of [27, 26]) {
      await playSongs(1);
      await pollPlayer(ctx);
      expect(await remaining()).toBe(left);
    }
  });

  it("takes those between where Spotify has passed them", async () => {
    const { ctx, given, remaining } = await playing();
    await playSongs(12);
    expect(await pollPlayer(ctx)).toBe(given[12]);
    expect(await playerCalls()).toEqual(["GET ", "GET queue"]);
    expect(await remaining()).toBe(17);
  });
});

describe("songs that Spotify withdrew", () => {
  const restriction = {
    status: 403,
    body: {
      error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
    },
  };

  it("are left out where the session stands, and it goes on", async () => {
    const { ctx, id } = await connectedWithDevices(simulator, 10);
    await nextInShuffle(ctx, { playlistId: id });
    const { id: shuffleId } = await getShuffle(ctx, { playlistId: id });
    const [first, second, third] = await upcomingUris(ctx, shuffleId, 3);
    for (const uri of [first, second])
      await control("PATCH", `tracks/${uri?.slice(14)}`, { playable: false });
    await play(ctx, { shuffleId });
    expect(await pollPlayer(ctx)).toBe(third);
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({
      size: 8,
      leftOut: 2,
      remaining: 6,
    });
    for (const uri of [first, second]) await control("PATCH", `tracks/${uri?.slice(14)}`, { playable: true });
  });

  it("are not what is at fault when Spotify plays nothing at all", async () => {
    const { ctx, id } = await connectedWithDevices(simulator, 10);
    await fault("/v1/me/player/play", { ...restriction, times: 20 });
    await playerCalls();
    await expect(play(ctx, { shufflePlaylistId: id })).rejects.toMatchObject({ code: "playback_restricted" });
    expect((await playerCalls()).length).toBeLessThanOrEqual(3);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ size: 10, leftOut: 0 });
  });
});

it("a set that is played from its beginning on does not deal the next one yet", async () => {
  const { ctx, id } = await connectedWithDevices(simulator, 30);
  await play(ctx, { shufflePlaylistId: id });
  await ageBatch(ctx);
  await getPlayer(ctx);
  const session = await prisma().shuffleSession.findFirst({ where: { userId: ctx.userId } });
  expect(session).toMatchObject({ cursor: 1, nextSize: null });
});
