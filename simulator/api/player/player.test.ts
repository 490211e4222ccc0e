import { describe, expect, test } from "vitest";
import { id, trackUri } from "../../test-support";
import {
  fourDevices,
  listening,
  longPlaylistUri,
  noDeviceError,
  restrictedError,
  shortPlaylistUri,
  songMs,
} from "./listening";

describe("what plays", () => {
  test("is nothing, with 204 and no body, when no device is active", async () => {
    const { control, get } = await listening();
    await control("PUT", "players/listener", { devices: fourDevices });
    for (const path of ["/me/player", "/me/player/currently-playing"]) {
      const reply = await get(path);
      expect([reply.status, reply.body]).toEqual([204, ""]);
    }
  });

  test("has device, modes, context, item and only true disallows", async () => {
    const { state } = await listening({ context_uri: shortPlaylistUri, offset: { position: 2 } });
    expect(await state()).toMatchObject({
      device: { id: "speaker", is_active: true, supports_volume: true },
      repeat_state: "off",
      shuffle_state: false,
      smart_shuffle: false,
      context: { type: "playlist", uri: shortPlaylistUri },
      progress_ms: 0,
      is_playing: true,
      item: { uri: trackUri(2) },
      currently_playing_type: "track",
      actions: { disallows: { resuming: true } },
    });
  });

  test("moves on with the clock, from song to song, and ends", async () => {
    const { state, song, advance } = await listening({ context_uri: shortPlaylistUri });
    await advance(100_000);
    expect((await state()).progress_ms).toBe(100_000);
    await advance(2 * songMs);
    expect(await song()).toBe("Song 2");
    expect((await state()).progress_ms).toBe(100_000);
    await advance(3 * songMs);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0, item: { name: "Song 0" } });
  });

  test("stands still while paused", async () => {
    const { put, state, advance } = await listening({ context_uri: shortPlaylistUri });
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
    await control("PUT", "players/listener", {
      state: { contextUri: shortPlaylistUri, position: 1, ad: true },
    });
    expect(await state()).toMatchObject({ currently_playing_type: "ad", item: null, is_playing: true });
    expect((await post("/me/player/next")).body).toEqual(restrictedError);
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
    await put("/me/player/play", {
      context_uri: longPlaylistUri,
      offset: { uri: trackUri(60) },
      position_ms: 9000,
    });
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
    const { song } = await listening({ context_uri: shortPlaylistUri, position_ms: songMs });
    expect(await song()).toBe("Song 1");
  });

  test("wakes a listed device that is named", async () => {
    const { control, put, state } = await listening();
    await control("PUT", "players/listener", { devices: fourDevices });
    expect((await put("/me/player/play", { context_uri: shortPlaylistUri })).body).toEqual(noDeviceError);
    expect((await put("/me/player/play?device_id=phone", { context_uri: shortPlaylistUri })).status).toBe(
      200,
    );
    expect((await state()).device.id).toBe("phone");
  });

  test.each([
    ["a show as context", { context_uri: "spotify:show:1" }, 400],
    ["a context that does not exist", { context_uri: `spotify:album:${id("none", 1)}` }, 404],
    ["a local file", { uris: ["spotify:local:a:b:c:1"] }, 400],
    ["an offset below zero", { context_uri: shortPlaylistUri, offset: { position: -1 } }, 400],
    ["an offset past the end", { context_uri: shortPlaylistUri, offset: { position: 5 } }, 403],
    ["a withdrawn track", { uris: [`spotify:track:${id("none", 1)}`] }, 403],
    ["both at once", { context_uri: shortPlaylistUri, uris: [trackUri(1)] }, 400],
    ["850 uris", { uris: Array.from({ length: 850 }, () => trackUri(1)) }, 413],
  ])("refuses %s", async (_, body, status) => {
    const { put, state } = await listening();
    expect((await put("/me/player/play", body)).status).toBe(status);
    expect((await state()).is_playing).toBe(false);
  });
});

describe("going on and back", () => {
  test("next and previous move through the context", async () => {
    const { post, song } = await listening({ context_uri: shortPlaylistUri });
    await post("/me/player/next");
    await post("/me/player/next");
    expect(await song()).toBe("Song 2");
    await post("/me/player/previous");
    expect(await song()).toBe("Song 1");
  });

  test("there is nothing before the first", async () => {
    const { post, state } = await listening({ context_uri: shortPlaylistUri });
    expect((await state()).actions.disallows.skipping_prev).toBe(true);
    expect((await post("/me/player/previous")).body).toEqual(restrictedError);
  });

  test("seeking past the end is the next song", async () => {
    const { put, song, state } = await listening({ context_uri: shortPlaylistUri });
    await put("/me/player/seek?position_ms=60000");
    expect((await state()).progress_ms).toBe(60_000);
    await put(`/me/player/seek?position_ms=${songMs}`);
    expect(await song()).toBe("Song 1");
  });

  test("repeat plays the song or the context again", async () => {
    const { put, song, advance } = await listening({
      context_uri: shortPlaylistUri,
      offset: { position: 4 },
    });
    await put("/me/player/repeat?state=track");
    await advance(3 * songMs);
    expect(await song()).toBe("Song 4");
    await put("/me/player/repeat?state=context");
    await advance(songMs);
    expect(await song()).toBe("Song 0");
  });

  test("shuffle plays all the others once, in another order", async () => {
    const { put, post, song } = await listening({ context_uri: longPlaylistUri, offset: { position: 3 } });
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
    const { put, post, song } = await listening({ context_uri: longPlaylistUri, offset: { position: 3 } });
    await put("/me/player/shuffle?state=true");
    await put("/me/player/shuffle?state=false");
    await post("/me/player/next");
    expect(await song()).toBe("Song 4");
  });
});

describe("the queue", () => {
  test("plays before the rest of the context and is shown with it", async () => {
    const { get, post, song } = await listening({ context_uri: longPlaylistUri });
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
    const { post } = await listening({ context_uri: longPlaylistUri });
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
    const { put, state } = await listening({ context_uri: shortPlaylistUri });
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
    const { put, state } = await listening({ context_uri: shortPlaylistUri });
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
