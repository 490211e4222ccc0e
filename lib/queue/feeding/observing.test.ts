import { describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { pause, setRepeat, transfer } from "@/lib/player/commands";
import { play } from "@/lib/player/play";
import { playQueue } from "@/lib/player/play-queue";
import { skipToNext } from "@/lib/player/skip";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { removeFromQueue } from "@/lib/queue/remove-from-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import {
  ageBatch,
  playingAndQueued,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
} from "@/testing/playback/batches";
import { connectWithDevices } from "@/testing/playback/player-devices";
import {
  feedingSimulator,
  heardSongs,
  itemAt,
  numbers,
  ownQueue,
  queuedSongs,
} from "@/testing/playback/queues";
import { range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";

const deepIt = onlyDeep(it);

const { control, fault, simulator, listen, pass, playerCalls, toNextLook } = await feedingSimulator();

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
  it("A repeated list does not repeat what was played of it before it was started again", async () => {
    const { ctx, id } = await listen(3);
    await play(ctx, { playlistId: id, offset: 2 });
    await play(ctx, { playlistId: id, offset: 1 });
    await ageBatch(ctx);
    await setRepeat(ctx, { state: "context" });
    await pollPlayer(ctx);
    expect(await queuedSongs(ctx)).toEqual(numbers(1, 2, 0));
  });

  it("The queue does not repeat if Spotify refuses the command", async () => {
    const { ctx } = await listen(3);
    await fault("/v1/me/player/repeat", { status: 404 }, "PUT");
    await expect(setRepeat(ctx, { state: "context" })).rejects.toThrow();
    expect((await ownQueue(ctx)).repeats).toBe(false);
  });

  it("A player that was left playing for weeks can be paused and moved to another device", async () => {
    const { ctx } = await listen();
    await sql("UPDATE queues SET started_at = now() - interval '60 days' WHERE user_id = $1", [ctx.userId]);
    await pause(ctx, {});
    await sql(
      "UPDATE queues SET started_at = now() - interval '60 days', paused_at_ms = NULL WHERE user_id = $1",
      [ctx.userId],
    );
    await transfer(ctx, { deviceId: "phone" });
    expect((await queuedSongs(ctx))[0]).toBe(trackUri(0));
  });

  it("A repeated list begins again after its last song, without an open screen", async () => {
    const { ctx } = await listen(3);
    await setRepeat(ctx, { state: "context" });
    await playerCalls();
    for (let looks = 0; looks < 4; looks++) await toNextLook(ctx);
    await pass(1_000);
    expect((await heardSongs(ctx)).slice(0, 7)).toEqual(numbers(0, 1, 2, 0, 1, 2, 0));
  });

  deepIt(
    "Songs queued by hand play between the songs of an artist, whose songs Tonearm does not know",
    async () => {
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
    },
  );

  deepIt("A song that a list has twice is heard twice, and the songs between them, too", async () => {
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
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(56, 57));
  });

  deepIt(
    "At the start of a committed song, a new batch begins if the songs after it differ, too",
    async () => {
      const { ctx } = await listen(40);
      await removeFromQueue(ctx, await itemAt(ctx, 0), {});
      await ageBatch(ctx);
      const calls: string[] = [];
      for (let looks = 0; looks < 4 && !calls.includes("PUT play"); looks++) {
        await toNextLook(ctx);
        calls.push(...(await playerCalls()));
      }
      expect(calls.filter(call => call === "POST queue")).toHaveLength(1);
      expect(calls.at(-1)).toBe("PUT play");
      const { progress_ms } = (await getUserSpotifyClient(ctx).player()) ?? {};
      expect(progress_ms).toBeLessThan(6_000);
      expect((await queuedSongs(ctx)).slice(0, 21)).toEqual((await playingAndQueued(ctx)).slice(0, 21));
    },
  );

  it("A song that Spotify repeats by itself is neither interrupted nor followed by a commit", async () => {
    const { ctx } = await listen();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await setRepeat(ctx, { state: "track" });
    await ageBatch(ctx);
    await playerCalls();
    await toNextLook(ctx);
    expect(await playerCalls()).toEqual(["GET "]);
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(20 * 60);
  });
});

it("A device that shows nothing is looked at a few more times, and then no longer", async () => {
  const { ctx, spotifyUser } = await listen();
  await removeFromQueue(ctx, await itemAt(ctx, 0), {});
  await control("PUT", `players/${spotifyUser}`, { state: null });
  await runPlannedLook(ctx);
  expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(55);
  await sql("UPDATE queues SET started_at = now() - interval '2 hours' WHERE user_id = $1", [ctx.userId]);
  await runPlannedLook(ctx);
  expect(await secondsToPlannedLook(ctx)).toBeUndefined();
});
