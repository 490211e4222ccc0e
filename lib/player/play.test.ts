import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { runImport } from "@/testing/library/imports";
import { findPlaylist } from "@/testing/library/library";
import { connectWithDevices, desk } from "@/testing/playback/player-devices";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getDevices, getPlayer } from "./get-player";
import { play } from "./play";

const simulator = await simulated();
const spotifyQueue = (ctx: UserContext) => getUserSpotifyClient(ctx).queue();
const { control, fault, playlist, requests } = simulator;
afterAll(closeQueue);
// Spotify lists a short batch again and again; without that, the queue shows what will play.
beforeEach(() => simulator.settings({ queuePadding: false }));

const createListener = (songs?: number, devices?: object[]) => connectWithDevices(simulator, songs, devices);

describe("playing", () => {
  it("Playing a local playlist sends its songs in order, starting at the offset", async () => {
    const { ctx, id } = await createListener();
    await play(ctx, { playlistId: id, offset: 2 });
    await expect(getPlayer(ctx)).resolves.toMatchObject({
      isPlaying: true,
      item: { uri: trackUri(2) },
      device: { name: "Desk", volumePercent: 40 },
    });
    expect((await spotifyQueue(ctx)).queue.slice(0, 2).map(item => item.uri)).toEqual([
      trackUri(3),
      trackUri(4),
    ]);
  });

  it("Playing a Spotify playlist sends it as a context with an offset", async () => {
    const { ctx, spotifyUser } = await createListener();
    const spotifyId = await playlist(spotifyUser, { name: "There", trackIds: range(9, 50).map(trackId) });
    await runImport(ctx);
    await play(ctx, { playlistId: (await findPlaylist(ctx, "There")).id, offset: 3 });
    await expect(getPlayer(ctx)).resolves.toMatchObject({
      contextUri: `spotify:playlist:${spotifyId}`,
      item: { uri: trackUri(53) },
    });
  });

  it("Playing a playlist without a playable song is refused", async () => {
    const { ctx } = await createListener();
    const { id } = await createPlaylist(ctx, { name: "Empty", description: "" });
    await expect(play(ctx, { playlistId: id })).rejects.toMatchObject({ code: "nothing_to_shuffle" });
    expect(await requests("/v1/me/player/play")).toEqual([]);
  });

  it("Playing on a chosen device activates it", async () => {
    const { ctx } = await createListener();
    await play(ctx, { uris: [trackUri(7)], deviceId: "phone" });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ device: { id: "phone", supportsVolume: false } });
  });

  it("A play command without a song resumes the paused song", async () => {
    const { ctx, spotifyUser } = await createListener();
    await control("PUT", `players/${spotifyUser}`, { state: { uris: [trackUri(9)], isPlaying: false } });
    await play(ctx, {});
    await expect(getPlayer(ctx)).resolves.toMatchObject({ isPlaying: true, item: { uri: trackUri(9) } });
  });

  it("Playing without an open Spotify app is refused with no_active_device", async () => {
    const { ctx } = await createListener(1, []);
    await expect(play(ctx, { uris: [trackUri(1)] })).rejects.toMatchObject({ code: "no_active_device" });
    await expect(getDevices(ctx)).resolves.toEqual({ devices: [] });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ device: null, item: null, isPlaying: false });
  });

  it("Playing without Premium is refused with premium_required", async () => {
    const { ctx, spotifyUser } = await createListener();
    await control("PATCH", `users/${spotifyUser}`, { premium: false });
    await expect(play(ctx, { uris: [trackUri(1)] })).rejects.toMatchObject({ code: "premium_required" });
  });

  it("An advertisement is shown as playing without an item", async () => {
    const { ctx, spotifyUser } = await createListener();
    await control("PUT", `players/${spotifyUser}`, { state: { ad: true } });
    await expect(getPlayer(ctx)).resolves.toMatchObject({ item: null, isPlaying: true });
  });
});

describe("shuffle play", () => {
  it("Shuffle play sends the session's order and turns the device's own shuffle off", async () => {
    const { ctx, id, spotifyUser } = await createListener(20);
    await control("PUT", `players/${spotifyUser}`, {
      state: { uris: [trackUri(99)], shuffleState: true },
    });
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "tuesday" });
    await play(ctx, { shufflePlaylistId: id });
    const player = await getPlayer(ctx);
    expect(player).toMatchObject({ isPlaying: true, shuffle: false });
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "tuesday" });
    const order: string[] = [];
    for (let step = 0; step < 20; step++) order.push((await nextInShuffle(ctx, { playlistId: id })).song.uri);
    const { currently_playing: playing, queue } = await spotifyQueue(ctx);
    expect([playing?.uri, ...queue.map(item => item.uri)].slice(0, 20)).toEqual(order);
  });

  it("Shuffle play starts a session if there is none, and continues an existing one", async () => {
    const { ctx, id } = await createListener(10);
    await play(ctx, { shufflePlaylistId: id });
    const { seed } = await getShuffle(ctx, { playlistId: id });
    await nextInShuffle(ctx, { playlistId: id });
    await play(ctx, { shufflePlaylistId: id });
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ seed, set: 1 });
  });

  it("The session advances to the song that plays", async () => {
    const { ctx, id, setPlaying } = await createListener(10);
    await play(ctx, { shufflePlaylistId: id });
    const { currently_playing: playing, queue } = await spotifyQueue(ctx);
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 2, remaining: 9 });
    const third = queue[1]?.uri ?? "";
    await setPlaying(third);
    await getPlayer(ctx);
    // Just after a play command, Spotify may still show an older song.
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 2 });
    await sql("UPDATE queues SET batch_at = now() - interval '1 minute' WHERE user_id = $1", [ctx.userId]);
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 4, remaining: 7 });
    await setPlaying(playing?.uri ?? "");
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 4 });
  });

  it("The session no longer advances after something else was played", async () => {
    const { ctx, id, setPlaying } = await createListener(10);
    await play(ctx, { shufflePlaylistId: id });
    await getPlayer(ctx);
    const { queue } = await spotifyQueue(ctx);
    await play(ctx, { uris: [trackUri(200)] });
    await setPlaying(queue[3]?.uri ?? "");
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 2 });
  });

  it("Shuffle play sends at most 100 songs in one command and continues after them", async () => {
    const { ctx, id } = await createListener(120);
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "long" });
    await play(ctx, { shufflePlaylistId: id });
    const batch = await sql<{ count: number }>(
      "SELECT cardinality(batch_uris) AS count FROM queues WHERE user_id = $1",
      [ctx.userId],
    );
    expect(batch).toEqual([{ count: 100 }]);
    const { remaining } = await getShuffle(ctx, { playlistId: id });
    for (let step = 0; step < remaining; step++) await nextInShuffle(ctx, { playlistId: id });
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 1, remaining: 0 });
    await play(ctx, { shufflePlaylistId: id });
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 2, position: 2 });
  });

  it("Shuffle play works on a device that cannot turn its own shuffle off", async () => {
    const { ctx, id } = await createListener();
    await fault("/v1/me/player/shuffle", {
      status: 403,
      body: {
        error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
      },
    });
    await expect(play(ctx, { shufflePlaylistId: id })).resolves.toBeUndefined();
  });

  it("Shuffle play of an empty playlist is refused and plays nothing", async () => {
    const { ctx } = await createListener();
    const { id } = await createPlaylist(ctx, { name: "Empty", description: "" });
    await expect(play(ctx, { shufflePlaylistId: id })).rejects.toMatchObject({ code: "nothing_to_shuffle" });
    expect(await requests("/v1/me/player")).toEqual([]);
  });

  it("A batch that Spotify refuses does not count as playing", async () => {
    const { ctx, id, setPlaying, spotifyUser } = await createListener(10, []);
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "none" });
    await expect(play(ctx, { shufflePlaylistId: id })).rejects.toMatchObject({ code: "no_active_device" });
    await control("PUT", `players/${spotifyUser}`, { devices: [desk] });
    await setPlaying(trackUri(3));
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 1 });
  });
});
