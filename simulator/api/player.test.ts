import { describe, expect, test } from "vitest";
import { id, type Simulated, simulate, trackUri } from "../test-support";

const LONG = `spotify:playlist:${id("list", 0)}`;
const SHORT = `spotify:playlist:${id("list", 1)}`;
const SONG_MS = 180_000;

const DEVICES = [
  { id: "speaker", name: "Speaker", type: "Speaker" },
  { id: "phone", name: "Phone", type: "Smartphone", supports_volume: false },
  { id: "tv", name: "TV", type: "TV", is_restricted: true },
  { id: null, name: "Old radio" },
];

const RESTRICTED = {
  error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
};
const NO_DEVICE = {
  error: {
    status: 404,
    message: "Player command failed: No active device found",
    reason: "NO_ACTIVE_DEVICE",
  },
};

/** A listener with four devices, the speaker in use. */
async function listening(
  play?: Record<string, unknown>,
  prepare?: (simulated: Simulated) => Promise<unknown>,
) {
  const simulated = await simulate();
  const [speaker, ...others] = DEVICES;
  await simulated.control("PUT", "players/listener", {
    devices: [{ ...speaker, is_active: true }, ...others],
    state: null,
  });
  await prepare?.(simulated);
  const api = await simulated.signIn();
  if (play) expect((await api.put("/me/player/play", play)).status).toBe(200);
  const state = async () => (await api.get("/me/player")).body;
  const song = async (): Promise<string> => (await state()).item.name;
  return { ...simulated, ...api, state, song };
}

describe("what plays", () => {
  test("is nothing, with 204 and no body, when no device is active", async () => {
    const { control, get } = await listening();
    await control("PUT", "players/listener", { devices: DEVICES });
    for (const path of ["/me/player", "/me/player/currently-playing"]) {
      const reply = await get(path);
      expect([reply.status, reply.body]).toEqual([204, ""]);
    }
  });

  test("has device, modes, context, item and only true disallows", async () => {
    const { state } = await listening({ context_uri: SHORT, offset: { position: 2 } });
    expect(await state()).toMatchObject({
      device: { id: "speaker", is_active: true, supports_volume: true },
      repeat_state: "off",
      shuffle_state: false,
      smart_shuffle: false,
      context: { type: "playlist", uri: SHORT },
      progress_ms: 0,
      is_playing: true,
      item: { uri: trackUri(2) },
      currently_playing_type: "track",
      actions: { disallows: { resuming: true } },
    });
  });

  test("moves on with the clock, from song to song, and ends", async () => {
    const { state, song, advance } = await listening({ context_uri: SHORT });
    await advance(100_000);
    expect((await state()).progress_ms).toBe(100_000);
    await advance(2 * SONG_MS);
    expect(await song()).toBe("Song 2");
    expect((await state()).progress_ms).toBe(100_000);
    await advance(3 * SONG_MS);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0, item: { name: "Song 0" } });
  });

  test("stands still while paused", async () => {
    const { put, state, advance } = await listening({ context_uri: SHORT });
    await advance(5000);
    await put("/me/player/pause");
    await advance(60_000);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 5000 });
    await put("/me/player/play");
    await advance(1000);
    expect((await state()).progress_ms).toBe(6000);
  });

  test("is an ad without an item, which cannot be skipped", async () => {
    const { control, state, post, advance } = await listening();
    await control("PUT", "players/listener", { state: { contextUri: SHORT, position: 1, ad: true } });
    expect(await state()).toMatchObject({ currently_playing_type: "ad", item: null, is_playing: true });
    expect((await post("/me/player/next")).body).toEqual(RESTRICTED);
    await advance(30_000);
    expect(await state()).toMatchObject({ currently_playing_type: "track" });
  });

  test("shows an episode only to those who ask for episodes", async () => {
    const { get, put } = await listening();
    const [episode] = (await get("/search?q=tide&type=episode")).body.episodes.items;
    await put("/me/player/play", { uris: [episode.uri] });
    expect((await get("/me/player")).body).toMatchObject({ item: null, currently_playing_type: "episode" });
    expect((await get("/me/player?additional_types=episode")).body.item.name).toBe(episode.name);
  });
});

describe("play", () => {
  test("starts at an item of the context, or at a position in time", async () => {
    const { put, song, state } = await listening();
    await put("/me/player/play", { context_uri: LONG, offset: { uri: trackUri(60) }, position_ms: 9000 });
    expect(await song()).toBe("Song 60");
    expect((await state()).progress_ms).toBe(9000);
  });

  test("starts a list of tracks, without a context", async () => {
    const { state } = await listening({ uris: [trackUri(7), trackUri(8)], offset: { position: 1 } });
    expect(await state()).toMatchObject({ context: null, item: { name: "Song 8" } });
  });

  test("plays albums and artists too", async () => {
    const { put, song } = await listening({ context_uri: `spotify:album:${id("album", 2)}` });
    expect(await song()).toBe("Song 20");
    await put("/me/player/play", { context_uri: `spotify:artist:${id("artist", 4)}` });
    expect(await song()).toBe("Song 4");
  });

  test("a position past the end of the song is the next one", async () => {
    const { song } = await listening({ context_uri: SHORT, position_ms: SONG_MS });
    expect(await song()).toBe("Song 1");
  });

  test("wakes a listed device that is named", async () => {
    const { control, put, state } = await listening();
    await control("PUT", "players/listener", { devices: DEVICES });
    expect((await put("/me/player/play", { context_uri: SHORT })).body).toEqual(NO_DEVICE);
    expect((await put("/me/player/play?device_id=phone", { context_uri: SHORT })).status).toBe(200);
    expect((await state()).device.id).toBe("phone");
  });

  test.each([
    ["a show as context", { context_uri: "spotify:show:1" }, 400],
    ["a context that does not exist", { context_uri: `spotify:album:${id("none", 1)}` }, 404],
    ["a local file", { uris: ["spotify:local:a:b:c:1"] }, 400],
    ["an offset below zero", { context_uri: SHORT, offset: { position: -1 } }, 400],
    ["an offset past the end", { context_uri: SHORT, offset: { position: 5 } }, 403],
    ["a withdrawn track", { uris: [`spotify:track:${id("none", 1)}`] }, 403],
    ["both at once", { context_uri: SHORT, uris: [trackUri(1)] }, 400],
    ["850 uris", { uris: Array.from({ length: 850 }, () => trackUri(1)) }, 413],
  ])("refuses %s", async (_, body, status) => {
    const { put, state } = await listening();
    expect((await put("/me/player/play", body)).status).toBe(status);
    expect((await state()).is_playing).toBe(false);
  });
});

describe("going on and back", () => {
  test("next and previous move through the context", async () => {
    const { post, song } = await listening({ context_uri: SHORT });
    await post("/me/player/next");
    await post("/me/player/next");
    expect(await song()).toBe("Song 2");
    await post("/me/player/previous");
    expect(await song()).toBe("Song 1");
  });

  test("there is nothing before the first", async () => {
    const { post, state } = await listening({ context_uri: SHORT });
    expect((await state()).actions.disallows.skipping_prev).toBe(true);
    expect((await post("/me/player/previous")).body).toEqual(RESTRICTED);
  });

  test("seeking past the end is the next song", async () => {
    const { put, song, state } = await listening({ context_uri: SHORT });
    await put("/me/player/seek?position_ms=60000");
    expect((await state()).progress_ms).toBe(60_000);
    await put(`/me/player/seek?position_ms=${SONG_MS}`);
    expect(await song()).toBe("Song 1");
  });

  test("repeat plays the song or the context again", async () => {
    const { put, song, advance } = await listening({ context_uri: SHORT, offset: { position: 4 } });
    await put("/me/player/repeat?state=track");
    await advance(3 * SONG_MS);
    expect(await song()).toBe("Song 4");
    await put("/me/player/repeat?state=context");
    await advance(SONG_MS);
    expect(await song()).toBe("Song 0");
  });

  test("shuffle plays all the others once, in another order", async () => {
    const { put, post, song } = await listening({ context_uri: LONG, offset: { position: 3 } });
    await put("/me/player/shuffle?state=true");
    const heard = [await song()];
    for (let count = 1; count < 120; count += 1) {
      await post("/me/player/next");
      heard.push(await song());
    }
    expect(heard[0]).toBe("Song 3");
    expect(new Set(heard).size).toBe(120);
    expect(heard.slice(1, 6)).not.toEqual(["Song 4", "Song 5", "Song 6", "Song 7", "Song 8"]);
  });

  test("turning shuffle off goes on in the context's order", async () => {
    const { put, post, song } = await listening({ context_uri: LONG, offset: { position: 3 } });
    await put("/me/player/shuffle?state=true");
    await put("/me/player/shuffle?state=false");
    await post("/me/player/next");
    expect(await song()).toBe("Song 4");
  });
});

describe("the queue", () => {
  test("plays before the rest of the context and is shown with it", async () => {
    const { get, post, song } = await listening({ context_uri: LONG });
    await post(`/me/player/queue?uri=${trackUri(99)}`);
    const { body } = await get("/me/player/queue");
    expect(body.currently_playing.name).toBe("Song 0");
    expect(body.queue).toHaveLength(20);
    expect([body.queue[0].name, body.queue[1].name]).toEqual(["Song 99", "Song 1"]);
    await post("/me/player/next");
    expect(await song()).toBe("Song 99");
    await post("/me/player/next");
    expect(await song()).toBe("Song 1");
  });

  test("takes no albums and no rubbish", async () => {
    const { post } = await listening({ context_uri: LONG });
    expect((await post(`/me/player/queue?uri=spotify:album:${id("album", 1)}`)).status).toBe(400);
    expect((await post("/me/player/queue")).status).toBe(400);
  });
});

describe("devices", () => {
  test("are all listed, the nameless and the restricted too", async () => {
    const { get } = await listening();
    const { devices } = (await get("/me/player/devices")).body;
    expect(devices).toHaveLength(4);
    expect(devices[1]).toMatchObject({ id: "phone", supports_volume: false, is_active: false });
    expect(devices[2].is_restricted).toBe(true);
    expect(devices[3].id).toBeNull();
  });

  test("take over by transfer, keeping what plays or starting it", async () => {
    const { put, state } = await listening({ context_uri: SHORT });
    await put("/me/player/pause");
    await put("/me/player", { device_ids: ["phone"] });
    expect(await state()).toMatchObject({ device: { id: "phone" }, is_playing: false });
    await put("/me/player", { device_ids: ["speaker"], play: true });
    expect(await state()).toMatchObject({ device: { id: "speaker" }, is_playing: true });
  });

  test.each([
    [{}, 400],
    [{ device_ids: [] }, 400],
    [{ device_ids: ["speaker", "phone"] }, 400],
    [{ device_ids: ["nowhere"] }, 404],
    [{ device_ids: ["tv"] }, 403],
  ])("do not take over for %j", async (body, status) => {
    const { put } = await listening();
    expect((await put("/me/player", body)).status).toBe(status);
  });

  test("have a volume, where they have one", async () => {
    const { put, state } = await listening({ context_uri: SHORT });
    await put("/me/player/volume?volume_percent=71");
    expect((await state()).device.volume_percent).toBe(71);
    expect((await put("/me/player/volume?volume_percent=101")).status).toBe(400);
    expect((await put("/me/player/volume?volume_percent=50&device_id=phone")).body).toEqual({
      error: {
        status: 403,
        message: "Player command failed: Cannot control device volume",
        reason: "VOLUME_CONTROL_DISALLOW",
      },
    });
  });
});

describe("a command is refused", () => {
  const COMMANDS: [string, string][] = [
    ["PUT", "/me/player/play"],
    ["PUT", "/me/player/pause"],
    ["POST", "/me/player/next"],
    ["POST", "/me/player/previous"],
    ["PUT", "/me/player/seek?position_ms=1"],
    ["PUT", "/me/player/repeat?state=off"],
    ["PUT", "/me/player/shuffle?state=true"],
    ["PUT", "/me/player/volume?volume_percent=1"],
    ["POST", `/me/player/queue?uri=${trackUri(1)}`],
  ];

  test.each(COMMANDS)("when no device is active: %s %s", async (method, path) => {
    const { call, control } = await listening();
    await control("PUT", "players/listener", { devices: DEVICES });
    expect((await call(method, path)).body).toEqual(NO_DEVICE);
  });

  test.each(COMMANDS)("when the named device is unknown: %s %s", async (method, path) => {
    const { call } = await listening();
    const reply = await call(method, `${path}${path.includes("?") ? "&" : "?"}device_id=nowhere`);
    expect(reply.body).toEqual({ error: { status: 404, message: "Device not found" } });
  });

  test.each(COMMANDS)("without Premium, though reading goes on: %s %s", async (method, path) => {
    const { call, get, control } = await listening();
    await control("PATCH", "users/listener", { premium: false });
    expect((await call(method, path)).body).toEqual({
      error: { status: 403, message: "Player command failed: Premium required", reason: "PREMIUM_REQUIRED" },
    });
    expect((await get("/me/player")).status).toBe(200);
  });

  test("when it changes nothing: pausing twice, resuming twice", async () => {
    const { put } = await listening({ context_uri: SHORT });
    expect((await put("/me/player/play")).body).toEqual(RESTRICTED);
    expect((await put("/me/player/pause")).status).toBe(200);
    expect((await put("/me/player/pause")).body).toEqual(RESTRICTED);
  });

  test.each([
    ["PUT", "/me/player/seek"],
    ["PUT", "/me/player/seek?position_ms=-5"],
    ["PUT", "/me/player/repeat?state=always"],
    ["PUT", "/me/player/shuffle?state=1"],
    ["PUT", "/me/player/volume?volume_percent=loud"],
  ])("when it makes no sense: %s %s", async (method, path) => {
    const { call } = await listening({ context_uri: SHORT });
    expect((await call(method, path)).status).toBe(400);
  });
});

test("an accepted command answers an opaque word, or nothing when set so", async () => {
  const { put, settings } = await listening({ context_uri: SHORT });
  const odd = await put("/me/player/pause");
  expect([odd.status, typeof odd.body]).toEqual([200, "string"]);
  expect(odd.body.length).toBeGreaterThan(10);
  await settings({ commandReply: "empty" });
  const plain = await put("/me/player/play");
  expect([plain.status, plain.body]).toEqual([204, ""]);
});

test("reads show the former state until the lag is over", async () => {
  const { put, state, settings, advance } = await listening({ context_uri: SHORT });
  await settings({ playerLagMs: 2000 });
  await put("/me/player/pause");
  expect((await state()).is_playing).toBe(true);
  await advance(1000);
  expect(await state()).toMatchObject({ is_playing: true, progress_ms: 1000 });
  await advance(1000);
  expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0 });
});

describe("recently played", () => {
  const HISTORY = "/me/player/recently-played";

  test("has what was heard for more than thirty seconds, newest first", async () => {
    const { post, get, advance } = await listening({ context_uri: SHORT });
    await advance(SONG_MS + 30_000);
    await post("/me/player/next");
    await advance(30_001);
    await post("/me/player/next");
    const { items, cursors } = (await get(HISTORY)).body;
    expect(items.map(play => play.track.name)).toEqual(["Song 2", "Song 0"]);
    expect(items[1]).toMatchObject({ played_at: "2026-11-21T12:03:00.000Z", context: { uri: SHORT } });
    expect(cursors).toEqual({
      after: expect.stringMatching(/^\d+$/),
      before: String(Date.parse(items[1].played_at)),
    });
  });

  test("does not count what was jumped over", async () => {
    const { put, get } = await listening({ context_uri: SHORT });
    await put("/me/player/seek?position_ms=170000");
    await put("/me/player/seek?position_ms=180000");
    expect((await get(HISTORY)).body.items).toEqual([]);
  });

  test("ends after fifty, and the page after that says so", async () => {
    const { signIn, advance } = await listening({ context_uri: LONG });
    await advance(70 * SONG_MS);
    const { get } = await signIn();
    const first = (await get(`${HISTORY}?limit=50`)).body;
    expect(first.items).toHaveLength(50);
    expect(first.items[0].track.name).toBe("Song 69");
    const second = (await get(first.next)).body;
    expect(second).toMatchObject({ items: [], next: null, cursors: null, limit: 50 });
  });

  test("is read from either side of a moment, not both", async () => {
    const { get, advance } = await listening({ context_uri: SHORT });
    await advance(4 * SONG_MS);
    const { items } = (await get(HISTORY)).body;
    const moment = Date.parse(items[2].played_at);
    const names = async (query: string) =>
      (await get(`${HISTORY}?${query}`)).body.items.map(play => play.track.name);
    expect(await names(`before=${moment}`)).toEqual(["Song 0"]);
    expect(await names(`after=${moment}`)).toEqual(["Song 3", "Song 2"]);
    expect(await names(`after=${moment}&limit=1`)).toEqual(["Song 2"]);
    expect((await get(`${HISTORY}?after=1&before=2`)).status).toBe(400);
  });
});
