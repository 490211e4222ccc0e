import { afterAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getQueue } from "@/lib/queue/get-queue";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { sampleByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { findPlaylist } from "@/testing/library/library";
import { ageBatch, batchControls, playingAndQueued, upcomingUris } from "@/testing/playback/batches";
import { connectWithDevices, desk } from "@/testing/playback/player-devices";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getPlayer } from "./get-player";
import { play } from "./play";
import { setDeviceShuffle } from "./set-device-shuffle";
import { skipToNext } from "./skip";
import { watchPlayer } from "./watch-player";

const simulator = await simulated();
const { control, fault, playlist } = simulator;
const { playerCalls } = batchControls(simulator);
afterAll(closeQueue);

/** Connects a person whose device plays something with these modes. */
async function listenWith(state: object, songs = 20) {
  const listener = await connectWithDevices(simulator, songs);
  const setState = (changes: object) =>
    control("PUT", `players/${listener.spotifyUser}`, { state: { uris: [trackUri(99)], ...changes } });
  await setState(state);
  await playerCalls();
  return { ...listener, setState };
}

const shuffled = { shuffleState: true };
const uris = range(12).map(trackUri);
const albumUri = (number: number) => `spotify:album:album${String(number).padStart(17, "0")}`;

type Started = [name: string, input: Parameters<typeof play>[1], order: string[]];
const started: Started[] = [
  ["a list", { uris }, uris],
  ["a song of a list", { uris, offset: 5 }, uris.slice(5)],
  ["a list with a song twice", { uris: [...uris, trackUri(0)] }, [...uris, trackUri(0)]],
  ["a song of a list that occurs again", { uris: [trackUri(7), ...uris], offset: 1 }, uris],
  ["an album", { contextUri: albumUri(3) }, range(10, 30).map(trackUri)],
  ["a song of an album", { contextUri: albumUri(3), offset: 4 }, range(6, 34).map(trackUri)],
];

describe("music started while the device's own shuffle is on", () => {
  it.each(sampleByDepth(started, 2))("%s plays in order from the chosen song on", async (_, input, order) => {
    const { ctx } = await listenWith(shuffled);
    await play(ctx, input);
    expect(await playerCalls()).toEqual(["GET ", "PUT shuffle", "PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, order.length)).toEqual(order);
    await expect(getPlayer(ctx)).resolves.toMatchObject({ shuffle: false, isPlaying: true });
  });

  it.each(sampleByDepth([0, 7], 2))("A local playlist plays in order from position %i on", async offset => {
    const { ctx, id } = await listenWith(shuffled);
    await play(ctx, { playlistId: id, offset });
    expect((await playingAndQueued(ctx)).slice(0, 13)).toEqual(range(13, offset).map(trackUri));
  });

  it.each(sampleByDepth([0, 7], 2))("A Spotify playlist plays in order from position %i on", async offset => {
    const { ctx, spotifyUser } = await listenWith(shuffled);
    await playlist(spotifyUser, { name: "There", trackIds: range(20, 50).map(trackId) });
    await runImport(ctx);
    await play(ctx, { playlistId: (await findPlaylist(ctx, "There")).id, offset });
    expect((await playingAndQueued(ctx)).slice(0, 13)).toEqual(range(13, 50 + offset).map(trackUri));
  });

  it("A shuffle plays in its order, and so does its next batch", async () => {
    const { ctx, id, setPlaying, setState } = await listenWith(shuffled, 150);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    const order = await upcomingUris(ctx, shuffleId, 100);
    await play(ctx, { shuffleId });
    expect((await playingAndQueued(ctx)).slice(0, 21)).toEqual(order.slice(0, 21));
    await ageBatch(ctx);
    await setPlaying(order[94] ?? "");
    await setState({ uris: order.slice(94), ...shuffled });
    await watchPlayer(ctx);
    const next = await upcomingUris(ctx, shuffleId, 20);
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["PUT shuffle", "PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 20)).toEqual(next);
  });

  it("Without an active device, the chosen song is the first, and the shuffle is off afterwards", async () => {
    const { ctx, spotifyUser } = await listenWith(shuffled);
    await control("PUT", `players/${spotifyUser}`, { devices: [{ ...desk, isActive: false }] });
    for (const input of [{ uris }, { uris: [...uris, trackUri(0)] }, { contextUri: albumUri(0) }]) {
      await control("PUT", `players/${spotifyUser}`, {
        devices: [{ ...desk, isActive: false }],
        state: { uris: [trackUri(99)], isPlaying: false, ...shuffled },
      });
      await play(ctx, { ...input, deviceId: "desk" });
      expect((await playingAndQueued(ctx)).slice(0, 10)).toEqual(uris.slice(0, 10));
      await expect(getPlayer(ctx)).resolves.toMatchObject({ shuffle: false });
    }
  });

  it("A device that refuses to turn its shuffle off starts with the chosen song", async () => {
    const { ctx } = await listenWith(shuffled);
    await fault("/v1/me/player/shuffle", {
      status: 403,
      times: 2,
      body: {
        error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
      },
    });
    await play(ctx, { contextUri: albumUri(3), offset: 2 });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ item: { uri: trackUri(32) } });
  });

  it("A shuffle that was turned on since the last poll is turned off by the next poll", async () => {
    const { ctx, setState } = await listenWith({ shuffleState: false });
    await watchPlayer(ctx);
    await setState(shuffled);
    await playerCalls();
    await play(ctx, { uris });
    expect(await playerCalls()).toEqual(["PUT play"]);
    const turnedOff = async () => {
      await watchPlayer(ctx);
      expect(await playerCalls()).toEqual(["GET ", "PUT shuffle"]);
    };
    await sql("UPDATE player_watches SET next_poll_at = now() WHERE user_id = $1", [ctx.userId]);
    await turnedOff();
    expect((await playingAndQueued(ctx)).slice(0, 12)).toEqual(uris);
  });

  it("A person who turns the device's shuffle on after the start keeps it", async () => {
    const { ctx } = await listenWith({ shuffleState: false });
    await watchPlayer(ctx);
    await play(ctx, { uris });
    await setDeviceShuffle(ctx, { state: true });
    await expect.poll(async () => (await watchPlayer(ctx)).state?.shuffle, { interval: 100 }).toBe(true);
    await playerCalls();
    await watchPlayer(ctx);
    expect(await playerCalls()).toEqual([]);
  });
});

describe("the calls of a start", () => {
  it("A start costs one call if a recent poll saw the device's shuffle off", async () => {
    const { ctx } = await listenWith({ shuffleState: false });
    await watchPlayer(ctx);
    await playerCalls();
    await play(ctx, { uris });
    expect(await playerCalls()).toEqual(["PUT play"]);
  });

  it("Resuming costs one call and keeps the device's shuffle", async () => {
    const { ctx } = await listenWith({ ...shuffled, isPlaying: false });
    await play(ctx, {});
    expect(await playerCalls()).toEqual(["PUT play"]);
    await expect(getPlayer(ctx)).resolves.toMatchObject({ shuffle: true, isPlaying: true });
  });
});

describe("music started while the device repeats one song", () => {
  it.each(
    sampleByDepth(
      [
        ["a list", { uris }],
        ["an album", { contextUri: albumUri(3) }],
      ],
      2,
    ),
  )("%s plays on to its second song", async (_, input) => {
    const { ctx } = await listenWith({ repeatState: "track" });
    await play(ctx, input);
    await expect(getPlayer(ctx)).resolves.toMatchObject({ repeat: "off" });
  });

  it("A single song is repeated as the person chose, and so is a list", async () => {
    const { ctx, setState } = await listenWith({ repeatState: "track" });
    await play(ctx, { uris: [trackUri(4)] });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ repeat: "track" });
    await setState({ repeatState: "context" });
    await play(ctx, { uris });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ repeat: "context" });
  });

  it("A shuffle repeats neither a song nor its batch", async () => {
    const { ctx, id, setState } = await listenWith({ repeatState: "context" });
    await play(ctx, { shufflePlaylistId: id });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ repeat: "off" });
    await setState({ repeatState: "track" });
    await play(ctx, { shufflePlaylistId: id });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ repeat: "off" });
  });
});

describe("a local playlist that is longer than Spotify takes", () => {
  it("All of it is in the queue, and Spotify gets the first hundred songs", async () => {
    const { ctx, id } = await listenWith({}, 150);
    await play(ctx, { playlistId: id, offset: 20 });
    const { current, total, items } = await getQueue(ctx, { limit: 100 });
    expect([current, ...items].map(item => item?.uri)).toEqual(range(101, 20).map(trackUri));
    expect(total).toBe(129);
    const [sent] = await sql<{ uris: string[] }>("SELECT batch_uris AS uris FROM queues WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect(sent?.uris).toEqual(range(100, 20).map(trackUri));
  });
});
