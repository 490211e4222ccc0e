import { describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { pause, seek, transfer } from "@/lib/player/commands";
import { play } from "@/lib/player/play";
import { playQueue } from "@/lib/player/play-queue";
import { skipToNext, skipToPrevious } from "@/lib/player/skip";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { clearQueue, removeFromQueue, restoreToQueue } from "@/lib/queue/remove-from-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep } from "@/testing/depth";
import {
  ageBatch,
  playingAndQueued,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
} from "@/testing/playback/batches";
import {
  feedingSimulator,
  heardSongs,
  itemAt,
  numbers,
  ownQueue,
  queuedSongs,
} from "@/testing/playback/queues";
import { range, trackUri } from "@/testing/spotify/catalog";

const deepIt = onlyDeep(it);

const { fault, listen, pass, playerCalls, toNextLook } = await feedingSimulator();

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

  deepIt("An edit of a later song costs nothing until that song is next", async () => {
    const { ctx } = await listen();
    await moveInQueue(ctx, await itemAt(ctx, 6), { before: await itemAt(ctx, 3) });
    await ageBatch(ctx);
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 1, 2, 3, 7, 4, 5, 6, 8, 9));
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(4 * 180 - 80);
    for (let looks = 0; looks < 20; looks++) if ((await toNextLook(ctx)) === undefined) break;
    await pass(2_000);
    // After the list, Spotify plays similar songs.
    expect((await heardSongs(ctx)).slice(0, 10)).toEqual(numbers(0, 1, 2, 3, 7, 4, 5, 6, 8, 9));
    const calls = await playerCalls();
    expect(calls.filter(call => call !== "GET ").slice(0, 2)).toEqual(["POST queue", "PUT play"]);
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

describe("looks without an open screen", () => {
  it("After a seek to the end of a song, a look is planned before the song ends", async () => {
    const { ctx } = await listen();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    await seek(ctx, { positionMs: 158_000 });
    expect(await secondsToPlannedLook(ctx)).toBeLessThan(4);
    await toNextLook(ctx);
    await pass(30);
    expect(await pollPlayer(ctx)).toBe(trackUri(2));
  });

  deepIt(
    "A song that is restored before the song in Spotify's queue plays after it, and costs no looks meanwhile",
    async () => {
      const { ctx } = await listen();
      const { removal } = await removeFromQueue(ctx, await itemAt(ctx, 0), {});
      await ageBatch(ctx);
      await toNextLook(ctx);
      await restoreToQueue(ctx, removal);
      await ageBatch(ctx);
      expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(20);
      await toNextLook(ctx);
      expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(2, 1, 3));
    },
  );
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

  deepIt("Previous returns to the start of a song of which the length is unknown", async () => {
    const { ctx } = await listen();
    await skipToNext(ctx);
    await pass(30);
    await pollPlayer(ctx);
    await sql("UPDATE songs SET duration_ms = 0 WHERE user_id = $1", [ctx.userId]);
    await playerCalls();
    await skipToPrevious(ctx);
    expect(await playerCalls()).toEqual(["PUT seek"]);
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

  it("A jump to the song that Spotify already has plays it once, and no other song is lost", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await toNextLook(ctx);
    await playerCalls();
    await playQueue(ctx, { id: await itemAt(ctx, 0) });
    expect(await playerCalls()).toEqual(["POST next"]);
    expect((await playingAndQueued(ctx)).slice(0, 4)).toEqual(numbers(20, 1, 2, 3));
    expect(await queuedSongs(ctx)).toEqual([trackUri(20), ...range(9, 1).map(trackUri)]);
  });

  it("A paused jump to the song that Spotify already has leaves out no other song", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await toNextLook(ctx);
    await pause(ctx, {});
    await playQueue(ctx, { id: await itemAt(ctx, 0) });
    expect((await playingAndQueued(ctx)).filter(uri => uri !== trackUri(20)).slice(0, 3)).toEqual(
      numbers(1, 2, 3),
    );
    expect(await queuedSongs(ctx)).toEqual([trackUri(20), ...range(9, 1).map(trackUri)]);
  });
});
