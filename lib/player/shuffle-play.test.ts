import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { readHistory } from "@/lib/history/read-history";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { removeTrack } from "@/lib/playlists/remove-track";
import { lookJob } from "@/lib/queue/feeding/look-job";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { onlyDeep } from "@/testing/depth";
import { allItems } from "@/testing/library/library";
import {
  ageBatch,
  batchControls,
  playingAndQueued,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
  shortenBatch,
  upcomingUris,
} from "@/testing/playback/batches";
import { addSongs, connectWithDevices } from "@/testing/playback/player-devices";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getPlayer } from "./get-player";
import { play } from "./play";
import { skipToNext } from "./skip";
import { watchPlayer } from "./watch-player";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { control, fault } = simulator;
const { playerCalls, playSongs } = batchControls(simulator);
afterAll(closeQueue);
// Spotify lists a short batch again and again; without that, the queue shows what will play.
beforeEach(() => simulator.settings({ queuePadding: false }));

describe("shuffle play", () => {
  it("A shuffle played by its id is shown as playing until something else plays", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 12);
    const session = await startShuffle(ctx, { playlistIds: [id] });
    const next = await upcomingUris(ctx, session.id, 12);
    await play(ctx, { shuffleId: session.id });
    expect((await playingAndQueued(ctx)).slice(0, 12)).toEqual(next);
    await expect(getShuffle(ctx, { id: session.id })).resolves.toMatchObject({ isPlaying: true });
    await play(ctx, { uris: [trackUri(200)] });
    await expect(getShuffle(ctx, { id: session.id })).resolves.toMatchObject({ isPlaying: false });
  });

  it("A skip near the end of a batch plays the next hundred songs with one call", async () => {
    const { ctx, id, setPlaying } = await connectWithDevices(simulator, 150);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    const order = await upcomingUris(ctx, shuffleId, 100);
    await play(ctx, { shuffleId });
    await ageBatch(ctx);
    await setPlaying(order[94] ?? "");
    await watchPlayer(ctx);
    const rest = await upcomingUris(ctx, shuffleId, 100);
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["PUT play"]);
    expect((await playingAndQueued(ctx)).slice(0, 21)).toEqual(rest.slice(0, 21));
    await getPlayer(ctx);
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({ remaining: 54 });
  });

  it("A shuffle of one song repeats it", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 1);
    await play(ctx, { shufflePlaylistId: id });
    expect(await playingAndQueued(ctx)).toEqual(range(21).map(() => trackUri(0)));
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ isSingle: true });
    await ageBatch(ctx);
    await playerCalls();
    await getPlayer(ctx);
    await getPlayer(ctx);
    expect(await playerCalls()).toEqual(["GET ", "GET "]);
    await runPlannedLook(ctx);
    expect(await playerCalls()).toEqual(["GET "]);
  });

  it("A skip sends only a skip command if Spotify has enough songs or something else plays", async () => {
    const { ctx, id, setPlaying } = await connectWithDevices(simulator, 150);
    await play(ctx, { shufflePlaylistId: id });
    await watchPlayer(ctx);
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["POST next"]);
    await setPlaying(trackUri(250));
    await sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await watchPlayer(ctx);
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["POST next"]);
  });

  deepIt("A skip sends only a skip command after the playlist was emptied", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 3);
    await play(ctx, { shufflePlaylistId: id });
    await watchPlayer(ctx);
    for (const item of await allItems(ctx, id)) await removeTrack(ctx, id, { itemId: item.id });
    await playerCalls();
    await skipToNext(ctx);
    expect(await playerCalls()).toEqual(["POST next"]);
  });

  it("A skip after an edit plays the new order", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 60);
    await play(ctx, { shufflePlaylistId: id });
    await watchPlayer(ctx);
    const session = await getShuffle(ctx, { playlistId: id });
    const [, second] = await upcomingUris(ctx, session.id, 2);
    const item = (await allItems(ctx, id)).find(({ song }) => song?.uri === second);
    await removeTrack(ctx, id, { itemId: item?.id ?? "" });
    await skipToNext(ctx);
    const batch = await playingAndQueued(ctx);
    expect(batch).not.toContain(second);
    expect(batch.slice(1)).toEqual(await upcomingUris(ctx, session.id, batch.length - 1));
  });

  it("No song is lost or repeated when the rest of a set is dealt again while Spotify plays the old order", async () => {
    const { ctx, id, setPlaying } = await connectWithDevices(simulator, 30);
    await play(ctx, { shufflePlaylistId: id });
    await ageBatch(ctx);
    const batch = await playingAndQueued(ctx);
    const session = await getShuffle(ctx, { playlistId: id });
    const heard: string[] = [];
    const playNext = async (first: number, count: number) => {
      for (const uri of batch.slice(first, first + count)) {
        await setPlaying(uri);
        await getPlayer(ctx);
        heard.push(uri);
      }
    };
    await playNext(0, 6);
    await addSongs(ctx, id, range(5, 40));
    await playNext(6, 4);
    await changeSpread(ctx, session.id, "loose");
    await playNext(10, 5);
    await expect(getShuffle(ctx, { id: session.id })).resolves.toMatchObject({ set: 1, remaining: 20 });
    const rest: string[] = [];
    for (let left = 20; left > 0; left--) rest.push((await nextInShuffle(ctx, { id: session.id })).song.uri);
    expect([...heard, ...rest].sort()).toEqual([...range(30), ...range(5, 40)].map(trackUri).sort());
  });
});

describe("polls without a screen", () => {
  it("Without a screen, one look shortly before the end of the last song commits the next one", async () => {
    const listener = await connectWithDevices(simulator, 3);
    const { ctx, id } = listener;
    await play(ctx, { shufflePlaylistId: id });
    await shortenBatch(simulator, listener, 3);
    await ageBatch(ctx);
    // Three songs of three minutes, without half a minute.
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(3 * 180 - 35);
    expect(await secondsToPlannedLook(ctx)).toBeLessThan(3 * 180 - 20);
    await control("POST", "clock", { advanceMs: 3 * 180_000 - 25_000 });
    await playerCalls();
    await runPlannedLook(ctx);
    expect(await playerCalls()).toEqual(["GET ", "POST queue"]);
    const [, queued] = await playingAndQueued(ctx);
    await control("POST", "clock", { advanceMs: 26_000 });
    await pollPlayer(ctx);
    expect((await playingAndQueued(ctx))[0]).toBe(queued);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 2, remaining: 2 });
  });

  it("A paused shuffle is polled again after half an hour, and not at all after a day without use", async () => {
    const { ctx, id, spotifyUser } = await connectWithDevices(simulator, 3);
    await play(ctx, { shufflePlaylistId: id });
    await control("PUT", `players/${spotifyUser}`, { state: { uris: [trackUri(0)], isPlaying: false } });
    await runPlannedLook(ctx);
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(29 * 60);
    await sql(
      `UPDATE queues SET started_at = now() - interval '2 days', edited_at = now() - interval '2 days'
       WHERE user_id = $1`,
      [ctx.userId],
    );
    await runPlannedLook(ctx);
    expect(await secondsToPlannedLook(ctx)).toBeUndefined();
  });

  deepIt("A poll that fails because the connection has ended is repeated after half an hour", async () => {
    const { ctx, id, spotifyUser } = await connectWithDevices(simulator, 3);
    await play(ctx, { shufflePlaylistId: id });
    await control("POST", `users/${spotifyUser}/revoke`);
    await sql("UPDATE spotify_connections SET access_token_expires_at = now() WHERE user_id = $1", [
      ctx.userId,
    ]);
    await runPlannedLook(ctx);
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(29 * 60);
  });

  it("A song that Spotify did not accept is enqueued again within half a minute", async () => {
    const listener = await connectWithDevices(simulator, 3);
    const { ctx, id } = listener;
    await play(ctx, { shufflePlaylistId: id });
    await shortenBatch(simulator, listener, 3);
    await ageBatch(ctx);
    await control("POST", "clock", { advanceMs: 3 * 180_000 - 25_000 });
    await fault("/v1/me/player/queue", { status: 503 }, "POST");
    await runPlannedLook(ctx);
    expect(await secondsToPlannedLook(ctx)).toBeLessThanOrEqual(30);
    await runPlannedLook(ctx);
    expect(await playingAndQueued(ctx)).toHaveLength(2);
  });

  deepIt("A poll that Spotify does not answer is repeated after a minute", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 3);
    await play(ctx, { shufflePlaylistId: id });
    await fault("/v1/me/player", { status: 503, times: 20 }, "GET");
    await runPlannedLook(ctx);
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(50);
    expect(await secondsToPlannedLook(ctx)).toBeLessThanOrEqual(60);
  });

  it("A paused song and the listening history advance the shuffle while nothing plays", async () => {
    const { ctx, id, spotifyUser } = await connectWithDevices(simulator, 40);
    await play(ctx, { shufflePlaylistId: id });
    const order = await playingAndQueued(ctx);
    // The history's times are those of the simulator's clock, which other tests have advanced.
    const { now } = (await control("GET", "clock")) as { now: string };
    await sql("UPDATE queues SET started_at = $2 WHERE user_id = $1", [ctx.userId, now]);
    await playSongs(15);
    await playingAndQueued(ctx);
    await control("PUT", `players/${spotifyUser}`, { state: null });
    await playerCalls();
    await readHistory(ctx);
    expect(await playerCalls()).toEqual(["GET recently-played"]);
    const { id: shuffleId } = await getShuffle(ctx, { playlistId: id });
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({ remaining: 25 });
    expect(await upcomingUris(ctx, shuffleId, 5)).toEqual(order.slice(15, 20));
    await ageBatch(ctx);
    await control("PUT", `players/${spotifyUser}`, { state: { uris: [order[16]], isPlaying: false } });
    await runPlannedLook(ctx);
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({ remaining: 23 });
  });

  it("A poll that a later plan has replaced sends no request", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 3);
    await play(ctx, { shufflePlaylistId: id });
    await playerCalls();
    await lookJob.handle({ userId: ctx.userId, at: new Date(0).toISOString() });
    expect(await playerCalls()).toEqual([]);
  });
});
