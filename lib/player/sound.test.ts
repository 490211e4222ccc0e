import { afterAll, describe, expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { getConnection } from "@/lib/connections/get-connection";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { getQueue } from "@/lib/queue/get-queue";
import type { PlayerReport } from "@/lib/schemas/player";
import { connect, createUser } from "@/testing/people";
import { ageBatch, batchControls, runPlannedLook } from "@/testing/playback/batches";
import { connectWithDevices, desk } from "@/testing/playback/player-devices";
import { trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getSoundToken } from "./get-sound-token";
import { play } from "./play";
import { reportPlayer } from "./report-player";
import { pollSoon, watchPlayer } from "./watch-player";

const simulator = await simulated();
const { connected, control, fault, forgetRequests, requests, url } = simulator;
const { playerCalls } = batchControls(simulator);
afterAll(closeQueue);

const switchOn = (ctx: UserContext) => updateMe(ctx, { browserSound: true });

describe("the access token for the browser", () => {
  it("It is refused until the person has switched on sound in the browser, also after it is off again", async () => {
    const { ctx, spotifyUser } = await connected();
    await expect(getSoundToken(ctx)).rejects.toMatchObject({ code: "sound_off" });
    await switchOn(ctx);
    await connect(ctx, spotifyUser);
    await getSoundToken(ctx);
    await updateMe(ctx, { browserSound: false });
    await expect(getSoundToken(ctx)).rejects.toMatchObject({ code: "sound_off" });
  });

  it("It is refused until Spotify has granted the permission, which is asked for only from then on", async () => {
    const { ctx, spotifyUser } = await connected();
    expect((await getConnection(ctx)).missingRights).toEqual([]);
    await switchOn(ctx);
    expect((await getConnection(ctx)).missingRights).toEqual(["sound"]);
    await expect(getSoundToken(ctx)).rejects.toMatchObject({
      code: "scope_missing",
      parameters: { reason: "sound" },
    });
    await connect(ctx, spotifyUser);
    expect((await getConnection(ctx)).missingRights).toEqual([]);
    const { accessToken } = await getSoundToken(ctx);
    const registered = await fetch(`${url}/embedded/devices`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ name: "Tonearm", volume: 1 }),
    });
    expect(registered.status).toBe(201);
  });

  it("A person without a connection gets none, and the switch of one person changes nothing for another", async () => {
    const [ctx, other] = [await createUser(), (await connected()).ctx];
    await switchOn(ctx);
    await expect(getSoundToken(ctx)).rejects.toMatchObject({ code: "spotify_not_connected" });
    await expect(getSoundToken(other)).rejects.toMatchObject({ code: "sound_off" });
  });
});

/** Plays a playlist on the desk, which is the browser of a person who has switched on sound in it, and looks at the player. */
async function listenInBrowser() {
  const listener = await connectWithDevices(simulator);
  const { ctx, id } = listener;
  await switchOn(ctx);
  await play(ctx, { playlistId: id, deviceId: desk.id });
  await watchPlayer(ctx);
  await sql("UPDATE queues SET batch_at = batch_at - interval '10 seconds' WHERE user_id = $1", [ctx.userId]);
  await forgetRequests();
  const report = (changes: Partial<PlayerReport> = {}) =>
    reportPlayer(ctx, {
      deviceId: desk.id,
      uri: trackUri(0),
      contextUri: null,
      positionMs: 0,
      isPlaying: true,
      repeat: "off",
      shuffle: false,
      imageUrl: null,
      ...changes,
    });
  /** Makes the last state older, as if music had played for this time. */
  const pass = (seconds: number) =>
    sql(
      `UPDATE player_watches SET state = state || jsonb_build_object('fetchedAt',
         to_char((state->>'fetchedAt')::timestamptz AT TIME ZONE 'UTC' - $2 * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       WHERE user_id = $1`,
      [ctx.userId, seconds],
    );
  const secondsToPoll = async () => {
    const [row] = await sql<{ seconds: number }>(
      "SELECT extract(epoch FROM next_poll_at - now())::float AS seconds FROM player_watches WHERE user_id = $1",
      [ctx.userId],
    );
    return row?.seconds ?? 0;
  };
  return { ...listener, pass, report, secondsToPoll };
}

/** Lists the URIs of the songs in the history. */
const heardSongs = async ({ userId }: UserContext) =>
  (
    await sql<{ uri: string }>(
      "SELECT s.uri FROM plays p JOIN songs s ON s.id = p.song_id WHERE p.user_id = $1",
      [userId],
    )
  ).map(({ uri }) => uri);

describe("what the browser reports", () => {
  it("It moves the queue and the screens to the next song without a call to Spotify", async () => {
    const { ctx, report, secondsToPoll } = await listenInBrowser();
    await report({ uri: trackUri(1), positionMs: 1_000, imageUrl: "https://i.scdn.co/image/large" });
    const { current, items } = await getQueue(ctx, { limit: 50 });
    expect(current?.uri).toBe(trackUri(1));
    expect(items.map(({ uri }) => uri)).toEqual([2, 3, 4].map(trackUri));
    expect((await watchPlayer(ctx)).state).toMatchObject({
      isPlaying: true,
      progressMs: 1_000,
      item: { uri: trackUri(1), title: "Song 1", imageUrl: "https://i.scdn.co/image/large" },
      device: { id: desk.id },
    });
    expect(await secondsToPoll()).toBeGreaterThan(100);
    expect(await requests()).toEqual([]);
  });

  it("The next look waits for the end of a song, and five minutes while it is paused", async () => {
    const { pass, report, secondsToPoll } = await listenInBrowser();
    await pass(170);
    await report({ positionMs: 170_000 });
    const seconds = await secondsToPoll();
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThan(20);
    await report({ positionMs: 171_000, isPlaying: false });
    expect(await secondsToPoll()).toBeGreaterThan(250);
  });

  it("A song that was heard for half a minute is in the history", async () => {
    const { ctx, pass, report } = await listenInBrowser();
    await pass(31);
    await report({ positionMs: 31_000 });
    expect(await heardSongs(ctx)).toEqual([trackUri(0)]);
  });

  it.each([
    ["the song that plays", trackUri(0)],
    ["another song", trackUri(1)],
  ])("A jump in %s that would count it as heard is looked at, and not believed", async (_, uri) => {
    const { ctx, report, secondsToPoll } = await listenInBrowser();
    await report({ uri, positionMs: 40_000 });
    expect(await secondsToPoll()).toBeLessThan(2);
    await report({ uri, positionMs: 40_000, isPlaying: false });
    await report({ uri, positionMs: 40_000 });
    expect(await heardSongs(ctx)).toEqual([]);
    expect((await getQueue(ctx, { limit: 50 })).current?.uri).toBe(trackUri(0));
  });

  it("A command that is sent while a report is taken keeps its look", async () => {
    const { ctx, report, secondsToPoll } = await listenInBrowser();
    await addToQueue(ctx, { uris: [trackUri(4)], position: "next" });
    await ageBatch(ctx);
    await fault("/v1/me/player/queue", { delayMs: 60_000 });
    const reported = report({ positionMs: 20_000 });
    await expect.poll(() => control("GET", "faults")).toEqual([]);
    await pollSoon(ctx);
    await control("DELETE", "faults");
    await reported;
    expect(await secondsToPoll()).toBeLessThan(2);
  });

  it.each([
    ["a device that no look has seen playing", { deviceId: "somewhere else" }],
    ["a song that the library does not have", { uri: trackUri(200) }],
  ])("A report about %s changes nothing but causes a look", async (_, changes) => {
    const { ctx, report, secondsToPoll } = await listenInBrowser();
    await report({ uri: trackUri(1), ...changes });
    expect((await getQueue(ctx, { limit: 50 })).current?.uri).toBe(trackUri(0));
    expect(await secondsToPoll()).toBeLessThan(2);
  });

  it("It takes the place of the queue's own look, until a command changes what plays", async () => {
    const { ctx, report } = await listenInBrowser();
    await report({ positionMs: 20_000 });
    const queueNext = async (number: number) => {
      await addToQueue(ctx, { uris: [trackUri(number)], position: "next" });
      await ageBatch(ctx);
      await runPlannedLook(ctx);
    };
    await queueNext(4);
    expect(await playerCalls()).toEqual(["POST queue"]);
    await report({ uri: trackUri(4), positionMs: 20_000 });
    await pollSoon(ctx);
    await queueNext(3);
    expect((await playerCalls())[0]).toBe("GET ");
  });

  it("Music that has left the page is looked for soon, and only if the page was the device", async () => {
    const { report, secondsToPoll } = await listenInBrowser();
    await report({ positionMs: 1_000 });
    expect(await secondsToPoll()).toBeGreaterThan(100);
    await report({ deviceId: "another page", uri: null, isPlaying: false });
    expect(await secondsToPoll()).toBeGreaterThan(100);
    await report({ uri: null, isPlaying: false });
    expect(await secondsToPoll()).toBeLessThan(2);
  });

  it("The error of a failed look stays until a look succeeds, and the look keeps its time", async () => {
    const { ctx, report, secondsToPoll } = await listenInBrowser();
    await pollSoon(ctx);
    await fault("/v1/me/player", { times: 10, status: 503 }, "GET");
    await sql("UPDATE player_watches SET next_poll_at = now() WHERE user_id = $1", [ctx.userId]);
    expect((await watchPlayer(ctx)).problem).toMatchObject({ code: "spotify_unavailable" });
    const planned = await secondsToPoll();
    await report({ positionMs: 2_000 });
    expect(await watchPlayer(ctx)).toMatchObject({
      state: { progressMs: 2_000 },
      problem: { code: "spotify_unavailable" },
    });
    expect(await secondsToPoll()).toBeLessThanOrEqual(planned);
    await control("DELETE", "faults");
    await sql("UPDATE player_watches SET next_poll_at = now() WHERE user_id = $1", [ctx.userId]);
    expect((await watchPlayer(ctx)).problem).toBeNull();
  });

  it("It is refused while sound in the browser is off", async () => {
    const { ctx, report } = await listenInBrowser();
    await updateMe(ctx, { browserSound: false });
    await expect(report()).rejects.toMatchObject({ code: "sound_off" });
  });
});
