import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { closeQueue } from "@/lib/platform/jobs";
import { setRepeat, transfer } from "@/lib/player/commands";
import { play } from "@/lib/player/play";
import { playQueue } from "@/lib/player/play-queue";
import { skipToNext, skipToPrevious } from "@/lib/player/skip";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { clearQueue, removeFromQueue } from "@/lib/queue/remove-from-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { runImport } from "@/testing/library/imports";
import {
  ageBatch,
  batchControls,
  playingAndQueued,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
} from "@/testing/playback/batches";
import { addSongs, connectWithDevices } from "@/testing/playback/player-devices";
import { ownQueue, queuedSongs } from "@/testing/playback/queues";
import { range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const simulator = await simulated();
const { control, fault } = simulator;
const { playerCalls } = batchControls(simulator);
afterAll(closeQueue);
beforeEach(() => simulator.settings({ queuePadding: false }));

const numbers = (...values: number[]) => values.map(trackUri);
const pass = (seconds: number) => control("POST", "clock", { advanceMs: seconds * 1_000 });

/** Plays a local playlist of ten songs of three minutes. The songs 20 to 29 are in the library, too. */
async function listen(songs = 10) {
  const listener = await connectWithDevices(simulator, songs);
  const { ctx, id } = listener;
  const { id: other } = await createPlaylist(ctx, { name: "Other", description: "" });
  await addSongs(ctx, other, range(10, 20));
  await play(ctx, { playlistId: id });
  await ageBatch(ctx);
  await pollPlayer(ctx);
  await playerCalls();
  return listener;
}

/** Lets time pass on Spotify until the planned look, and looks. @returns the seconds */
async function toNextLook(ctx: UserContext): Promise<number | undefined> {
  const seconds = await secondsToPlannedLook(ctx);
  if (seconds === undefined) return undefined;
  if (seconds > 0) await pass(seconds);
  await runPlannedLook(ctx);
  return seconds;
}

/** Returns what was played to its end on Spotify, oldest first. */
async function heardSongs(ctx: UserContext): Promise<string[]> {
  const { items } = await getUserSpotifyClient(ctx).recentlyPlayed();
  return items.map(({ track }) => track.uri).toReversed();
}

const itemAt = async (ctx: UserContext, index: number) => (await ownQueue(ctx)).items[index]?.id ?? "";

describe("an edit of the next song", () => {
  it("A song to play next costs one look and one call, plays next, and then Spotify needs nothing more", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(7);
    expect(await secondsToPlannedLook(ctx)).toBeLessThan(12);
    expect(await playerCalls()).toEqual([]);
    await ageBatch(ctx);
    await toNextLook(ctx);
    expect(await playerCalls()).toEqual(["GET ", "POST queue"]);
    expect((await ownQueue(ctx)).items.map(({ isFixed }) => isFixed).slice(0, 2)).toEqual([true, false]);
    await pass(180);
    expect(await pollPlayer(ctx)).toBe(trackUri(20));
    await pass(180);
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    expect(await queuedSongs(ctx)).toEqual(range(9, 1).map(trackUri));
    expect((await playerCalls()).filter(call => call !== "GET ")).toEqual([]);
  });

  it("A removed song is not heard: the next one is committed shortly before the present song ends", async () => {
    const { ctx } = await listen();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    const seconds = (await secondsToPlannedLook(ctx)) ?? 0;
    expect(seconds).toBeGreaterThan(140);
    expect(seconds).toBeLessThan(160);
    await toNextLook(ctx);
    expect(await playerCalls()).toEqual(["GET ", "POST queue"]);
    await pass(30);
    expect(await pollPlayer(ctx)).toBe(trackUri(2));
  });

  it("An edit of a later song costs nothing until that song is next", async () => {
    const { ctx } = await listen();
    await moveInQueue(ctx, await itemAt(ctx, 6), { before: await itemAt(ctx, 3) });
    await ageBatch(ctx);
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 1, 2, 3, 7, 4, 5, 6, 8, 9));
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(4 * 180 - 80);
    for (let looks = 0; looks < 20; looks++) if ((await toNextLook(ctx)) === undefined) break;
    await pass(200);
    expect(await heardSongs(ctx)).toEqual(numbers(0, 1, 2, 3, 7, 4, 5, 6, 8, 9));
    expect((await playerCalls()).filter(call => call === "POST queue")).toHaveLength(3);
  });

  it("Nothing is committed in the last fifteen seconds of a song", async () => {
    const { ctx } = await listen();
    await pass(168);
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await pollPlayer(ctx);
    expect(await playerCalls()).toEqual(["GET "]);
    await pass(15);
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    // The song still plays next, after the one that had already begun.
    expect(await queuedSongs(ctx)).toEqual(numbers(1, 20, 2, 3, 4, 5, 6, 7, 8, 9));
  });

  it("A committed song can neither be moved nor removed, and nothing moves before it", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await toNextLook(ctx);
    const [fixed, next] = (await ownQueue(ctx)).items;
    const refused = { code: "queue_item_fixed" };
    await expect(removeFromQueue(ctx, fixed?.id ?? "", {})).rejects.toMatchObject(refused);
    await expect(moveInQueue(ctx, fixed?.id ?? "", { before: null })).rejects.toMatchObject(refused);
    await expect(moveInQueue(ctx, next?.id ?? "", { before: fixed?.id ?? "" })).rejects.toMatchObject(
      refused,
    );
    await addToQueue(ctx, { uris: numbers(21), position: "next" });
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(0, 20, 21));
    await clearQueue(ctx, {});
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 20));
  });

  it("A song whose answer was lost is not added twice", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await fault("/v1/me/player/queue", { status: 503, executes: true }, "POST");
    await runPlannedLook(ctx);
    await ageBatch(ctx);
    await playerCalls();
    await toNextLook(ctx);
    expect(await playerCalls()).toEqual(["GET ", "GET queue"]);
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(0, 20, 1));
  });

  it("An emptied queue ends with the present song", async () => {
    const { ctx } = await listen();
    await clearQueue(ctx, {});
    await ageBatch(ctx);
    await toNextLook(ctx);
    expect(await playingAndQueued(ctx)).toEqual(numbers(0));
  });
});

describe("audible moments", () => {
  it("Next plays the queue as it is now with one call, and previous returns to the song before", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 4)).toEqual(numbers(20, 1, 2, 3));
    await skipToPrevious(ctx);
    expect((await playingAndQueued(ctx)).slice(0, 4)).toEqual(numbers(0, 20, 1, 2));
    expect((await queuedSongs(ctx)).slice(0, 4)).toEqual(numbers(0, 20, 1, 2));
  });

  it("Next shows the next song at once", async () => {
    const { ctx } = await listen();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["POST next"]);
    expect((await queuedSongs(ctx)).slice(0, 2)).toEqual(numbers(1, 2));
  });

  it("Resuming after an edit goes on at the same position with the new order", async () => {
    const { ctx } = await listen();
    await pass(60);
    await getUserSpotifyClient(ctx).pause();
    await pollPlayer(ctx);
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await playerCalls();
    await play(ctx, {});
    expect(await playerCalls()).toEqual(["PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(0, 20, 1));
    const { progress_ms } = (await getUserSpotifyClient(ctx).player()) ?? {};
    expect(progress_ms).toBeGreaterThanOrEqual(60_000);
  });

  it("Another device begins with the queue as it is now", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await transfer(ctx, { deviceId: "phone" });
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(0, 20, 1));
    const player = await getUserSpotifyClient(ctx).player();
    expect(player?.device?.id).toBe("phone");
  });

  it("A jump plays the item at once; songs queued by hand before it come next", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await playQueue(ctx, { id: await itemAt(ctx, 4) });
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(4, 20, 5));
    expect(await queuedSongs(ctx)).toEqual(numbers(4, 20, 5, 6, 7, 8, 9));
  });
});

describe("what happens on Spotify", () => {
  it("A skip on a headset moves the queue and loses no song queued by hand", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await getUserSpotifyClient(ctx).skip("next");
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(1, 20, 2));
    await getUserSpotifyClient(ctx).skip("previous");
    expect(await pollPlayer(ctx)).toBe(trackUri(0));
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(0, 1, 20));
  });

  it("Something else that somebody plays pauses the queue, which can be taken back", async () => {
    const { ctx, spotifyUser } = await listen();
    await control("PUT", `players/${spotifyUser}`, {
      state: { uris: numbers(90, 91), isPlaying: true, progressMs: 5_000 },
    });
    await pollPlayer(ctx);
    expect((await ownQueue(ctx)).state).toBe("takenOver");
    await playerCalls();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    expect(await secondsToPlannedLook(ctx)).toBeUndefined();
    await playQueue(ctx, {});
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(0, 20, 1));
    expect((await ownQueue(ctx)).state).toBe("active");
  });

  it("A playlist that somebody starts in Spotify's app pauses the queue", async () => {
    const { ctx, spotifyUser } = await listen();
    const contextUri = `spotify:playlist:${await simulator.playlist(spotifyUser, { name: "Theirs", trackIds: [] })}`;
    await control("PUT", `players/${spotifyUser}`, {
      state: { uris: numbers(90), contextUri, isPlaying: true },
    });
    await pollPlayer(ctx);
    expect((await ownQueue(ctx)).state).toBe("takenOver");
  });

  it("A song that somebody queued in Spotify's app plays in between", async () => {
    const { ctx } = await listen();
    await getUserSpotifyClient(ctx).addToQueue(trackUri(95));
    await pass(181);
    expect(await pollPlayer(ctx)).toBe(trackUri(95));
    expect(await ownQueue(ctx)).toMatchObject({ state: "active", current: { uri: trackUri(95) } });
    await pass(181);
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    expect(await queuedSongs(ctx)).toEqual(range(9, 1).map(trackUri));
  });

  it("A song queued while somebody's own music plays comes next, and then the music goes on", async () => {
    const { ctx, spotifyUser } = await connectWithDevices(simulator, 3);
    await control("PUT", `players/${spotifyUser}`, { state: { uris: numbers(90, 91, 92), isPlaying: true } });
    await addToQueue(ctx, { uris: numbers(1), position: "last" });
    await ageBatch(ctx);
    await toNextLook(ctx);
    await ageBatch(ctx);
    if ((await ownQueue(ctx)).items[0]?.isFixed === false) await toNextLook(ctx);
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(90, 1, 91));
    await pass(185);
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    await pass(185);
    expect(await pollPlayer(ctx)).toBe(trackUri(91));
    expect(await ownQueue(ctx)).toMatchObject({ state: "active", total: 0 });
  });
});

it("Next plays a song queued by hand while somebody's own music plays, and the music goes on", async () => {
  const { ctx, spotifyUser } = await connectWithDevices(simulator, 3);
  await control("PUT", `players/${spotifyUser}`, { state: { uris: numbers(90, 91, 92), isPlaying: true } });
  await addToQueue(ctx, { uris: numbers(1), position: "last" });
  await skipToNext(ctx);
  expect((await playingAndQueued(ctx)).slice(0, 2)).toEqual(numbers(1, 91));
  expect(await queuedSongs(ctx)).toEqual(numbers(1));
  await pass(181);
  expect(await pollPlayer(ctx)).toBe(trackUri(91));
  expect(await ownQueue(ctx)).toMatchObject({ state: "active", total: 0, current: { uri: trackUri(91) } });
});

describe("without an open screen", () => {
  it("A list of 130 songs plays to its end, and its first four hours cost at most ten calls", async () => {
    const { ctx } = await listen(130);
    let seconds = 0;
    let calls = 1;
    for (let looks = 0; looks < 60; looks++) {
      const passed = await toNextLook(ctx);
      if (passed === undefined) break;
      seconds += passed;
      calls += (await playerCalls()).length;
      if (seconds < 4 * 3_600) expect(calls).toBeLessThanOrEqual(10);
    }
    expect(seconds).toBeGreaterThan(5 * 3_600);
    const { items, current } = await ownQueue(ctx);
    expect(current?.uri).toBe(trackUri(129 - items.length));
  });
});

describe("lists of other kinds", () => {
  it("A repeated list begins again after its last song, without an open screen", async () => {
    const { ctx } = await listen(3);
    await setRepeat(ctx, { state: "context" });
    await playerCalls();
    for (let looks = 0; looks < 12; looks++) if ((await toNextLook(ctx)) === undefined) break;
    await pass(100);
    expect((await heardSongs(ctx)).slice(0, 7)).toEqual(numbers(0, 1, 2, 0, 1, 2, 0));
  });

  it("Songs queued by hand play between the songs of an artist, whose songs Tonearm does not know", async () => {
    const { ctx } = await listen(3);
    await play(ctx, { contextUri: `spotify:artist:${spotifyId("artist", 0)}` });
    await ageBatch(ctx);
    const first = await pollPlayer(ctx);
    const { current, source, total } = await ownQueue(ctx);
    expect({ uri: current?.uri, kind: source?.kind, total }).toEqual({
      uri: first,
      kind: "spotify",
      total: 0,
    });
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await pollPlayer(ctx);
    const [, second, third] = await playingAndQueued(ctx);
    expect(second).toBe(trackUri(20));
    await pass(200);
    expect(await pollPlayer(ctx)).toBe(trackUri(20));
    await pass(200);
    expect(await pollPlayer(ctx)).toBe(third);
    expect((await ownQueue(ctx)).state).toBe("active");
  });

  it("A song that a list has twice is heard twice, and the songs between them, too", async () => {
    const { ctx } = await listen(3);
    await play(ctx, { uris: numbers(1, 2, 1, 3, 2) });
    await ageBatch(ctx);
    const heard: string[] = [];
    for (const left of range(5).toReversed()) {
      heard.push(await pollPlayer(ctx));
      if (left > 0) await pass(180.5);
    }
    expect(heard).toEqual(numbers(1, 2, 1, 3, 2));
    expect((await ownQueue(ctx)).total).toBe(0);
  });

  it("A playlist of Spotify plays as such, and an edit of its next song is heard nevertheless", async () => {
    const { ctx, spotifyUser } = await listen(3);
    const spotifyPlaylist = await simulator.playlist(spotifyUser, {
      name: "There",
      trackIds: range(8, 50).map(trackId),
    });
    await runImport(ctx);
    await play(ctx, { contextUri: `spotify:playlist:${spotifyPlaylist}`, offset: 2 });
    await ageBatch(ctx);
    expect(await pollPlayer(ctx)).toBe(trackUri(52));
    expect(await queuedSongs(ctx)).toEqual(range(6, 52).map(trackUri));
    expect(await secondsToPlannedLook(ctx)).toBeUndefined();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    await toNextLook(ctx);
    await pass(30);
    expect(await pollPlayer(ctx)).toBe(trackUri(54));
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(55, 56, 57));
  });

  it("After ten songs that were committed one by one, a new batch begins at the start of a song", async () => {
    const { ctx } = await listen(40);
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    const calls: string[] = [];
    for (let looks = 0; looks < 24 && !calls.includes("PUT play"); looks++) {
      await toNextLook(ctx);
      calls.push(...(await playerCalls()));
    }
    expect(calls.filter(call => call === "POST queue")).toHaveLength(10);
    expect(calls.at(-1)).toBe("PUT play");
    const { progress_ms } = (await getUserSpotifyClient(ctx).player()) ?? {};
    expect(progress_ms).toBeLessThan(6_000);
    expect(await queuedSongs(ctx)).toEqual(
      (await playingAndQueued(ctx)).slice(0, 21).concat((await queuedSongs(ctx)).slice(21)),
    );
  });
});
