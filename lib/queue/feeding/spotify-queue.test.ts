import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getPlayer } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { skipToNext } from "@/lib/player/skip";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { nextSetJob } from "@/lib/shuffle/session/next-set-job";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import {
  ageBatch,
  batchControls,
  playingAndQueued,
  pollPlayer,
  shortenBatch,
  upcomingUris,
} from "@/testing/playback/batches";
import { addSongs, connectWithDevices } from "@/testing/playback/player-devices";
import { queuedSongs } from "@/testing/playback/queues";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { control, fault } = simulator;
const { playerCalls, playSongs, playToNext } = batchControls(simulator);
afterAll(closeQueue);
// Spotify lists a short batch again and again; without that, the queue shows what will play.
beforeEach(() => simulator.settings({ queuePadding: false }));

describe("the song in Spotify's queue", () => {
  /** Plays the last of six songs of a set; the first song of the next set is in Spotify's queue. */
  async function playLastSong() {
    const listener = await connectWithDevices(simulator, 6);
    const { ctx, id } = listener;
    await play(ctx, { shufflePlaylistId: id });
    await shortenBatch(simulator, listener, 6);
    await pollPlayer(ctx);
    await playSongs(5);
    await pollPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 1, remaining: 0 });
    await control("POST", "clock", { advanceMs: 160_000 });
    await pollPlayer(ctx);
    expect(await playingAndQueued(ctx)).toHaveLength(2);
    return { ctx, id };
  }

  it.each(
    sampleByDepth(
      [
        ["a skip", (ctx: Parameters<typeof skipToNext>[0]) => skipToNext(ctx)],
        [
          "a play command",
          (ctx: Parameters<typeof play>[0], shufflePlaylistId: string) => play(ctx, { shufflePlaylistId }),
        ],
      ],
      2,
    ),
  )("A song in Spotify's queue is heard once after %s, like every song of its set", async (_, command) => {
    const { ctx, id } = await playLastSong();
    await command(ctx, id);
    const heard: string[] = [];
    for (const left of range(6).toReversed()) {
      heard.push(await pollPlayer(ctx));
      if (left > 0) await playToNext(ctx);
    }
    expect(heard.sort()).toEqual(range(6).map(trackUri));
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 2, remaining: 0 });
  });

  deepIt(
    "A restarted shuffle plays every song once although Spotify's queue still contains a song",
    async () => {
      const { ctx, id } = await playLastSong();
      const [, queued] = await playingAndQueued(ctx);
      await startShuffle(ctx, { playlistIds: [id] });
      await play(ctx, { shufflePlaylistId: id });
      const heard: string[] = [];
      for (const left of range(6).toReversed()) {
        heard.push(await pollPlayer(ctx));
        if (left > 0) await playToNext(ctx);
      }
      expect(heard[1]).toBe(queued);
      expect(heard.sort()).toEqual(range(6).map(trackUri));
    },
  );
});

describe("a batch from before an edit", () => {
  it("Songs added to the present set play before songs of the next set that Spotify already had", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 12);
    for (const _ of range(6)) await nextInShuffle(ctx, { playlistId: id });
    await play(ctx, { shufflePlaylistId: id });
    const batch = await playingAndQueued(ctx);
    // The remaining six songs, and the songs of the next set up to the first repeated song.
    expect(batch.length).toBeGreaterThanOrEqual(8);
    const { id: sessionId } = await getShuffle(ctx, { playlistId: id });
    await addSongs(ctx, id, range(3, 40));
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const heard: string[] = [];
    for (const left of range(9).toReversed()) {
      heard.push(await pollPlayer(ctx));
      if (left > 0) await playToNext(ctx);
    }
    expect(heard.sort()).toEqual([...batch.slice(0, 6), ...range(3, 40).map(trackUri)].sort());
    await expect(getShuffle(ctx, { id: sessionId })).resolves.toMatchObject({ set: 1, remaining: 0 });
  });
});

describe("jumps", () => {
  async function playShuffle() {
    const listener = await connectWithDevices(simulator, 30);
    await play(listener.ctx, { shufflePlaylistId: listener.id });
    const batch = await playingAndQueued(listener.ctx);
    await pollPlayer(listener.ctx);
    await playerCalls();
    const remaining = async () => (await getShuffle(listener.ctx, { playlistId: listener.id })).remaining;
    return { ...listener, batch, remaining };
  }

  it("A jump on a device whose own shuffle is on takes only the playing song", async () => {
    const { ctx, id, spotifyUser, batch, remaining } = await playShuffle();
    const state = { uris: [batch[12], batch[3]], isPlaying: true, shuffleState: true };
    await control("PUT", `players/${spotifyUser}`, { state });
    await pollPlayer(ctx);
    await control("PUT", `players/${spotifyUser}`, { state: { ...state, position: 1 } });
    await pollPlayer(ctx);
    expect(await playerCalls()).toEqual(["GET ", "GET "]);
    expect(await remaining()).toBe(27);
    const { id: shuffleId } = await getShuffle(ctx, { playlistId: id });
    const upcoming = await upcomingUris(ctx, shuffleId, 27);
    expect(upcoming).toEqual(expect.arrayContaining([batch[1], batch[2], batch[4], batch[11]]));
    expect(upcoming).not.toContain(batch[12]);
  });

  deepIt(
    "A jump to a song that the person queued takes only that song; the skipped songs are taken when they play",
    async () => {
      const { ctx, batch, remaining } = await playShuffle();
      await getUserSpotifyClient(ctx).addToQueue(batch[12] ?? "");
      await playSongs(1);
      await playerCalls();
      expect(await pollPlayer(ctx)).toBe(batch[12]);
      expect(await playerCalls()).toEqual(["GET ", "GET queue"]);
      expect(await remaining()).toBe(28);
      for (const left of [27, 26]) {
        await playSongs(1);
        await pollPlayer(ctx);
        expect(await remaining()).toBe(left);
      }
    },
  );

  it("A jump past songs that Spotify skipped takes those songs as well", async () => {
    const { ctx, batch, remaining } = await playShuffle();
    await playSongs(12);
    expect(await pollPlayer(ctx)).toBe(batch[12]);
    expect(await playerCalls()).toEqual(["GET ", "GET queue"]);
    expect(await remaining()).toBe(17);
  });
});

describe("withdrawn songs", () => {
  const restriction = {
    status: 403,
    body: {
      error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
    },
  };

  it("Songs that Spotify withdrew leave the shuffle, and the shuffle continues", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 110);
    await nextInShuffle(ctx, { playlistId: id });
    const { id: shuffleId } = await getShuffle(ctx, { playlistId: id });
    const [first, second, third] = await upcomingUris(ctx, shuffleId, 3);
    for (const uri of [first, second])
      await control("PATCH", `tracks/${uri?.slice(14)}`, { playable: false });
    await play(ctx, { shuffleId });
    expect(await pollPlayer(ctx)).toBe(third);
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({
      size: 108,
      leftOut: 2,
      remaining: 106,
    });
    for (const uri of [first, second]) await control("PATCH", `tracks/${uri?.slice(14)}`, { playable: true });
  });

  it("Songs are not marked as unplayable when Spotify refuses every play command", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 10);
    await fault("/v1/me/player/play", { ...restriction, times: 20 });
    await playerCalls();
    await expect(play(ctx, { shufflePlaylistId: id })).rejects.toMatchObject({ code: "playback_restricted" });
    expect((await playerCalls()).filter(call => call === "PUT play").length).toBeLessThanOrEqual(3);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ size: 10, leftOut: 0 });
  });
});

it("A short shuffle fills a batch with several sets, and each set has every song once", async () => {
  const { ctx, id } = await connectWithDevices(simulator, 30);
  await play(ctx, { shufflePlaylistId: id });
  const songs = (await queuedSongs(ctx)).slice(0, 90);
  for (const set of range(3))
    expect(songs.slice(30 * set, 30 * set + 30).toSorted()).toEqual(range(30).map(trackUri));
  expect(new Set(range(3).map(set => songs.slice(30 * set, 30 * set + 30).join())).size).toBe(3);
  await ageBatch(ctx);
  await getPlayer(ctx);
  const session = await prisma().shuffleSession.findFirst({ where: { userId: ctx.userId } });
  expect(session).toMatchObject({ setNumber: 1, cursor: 1, nextSize: 30 });
});
