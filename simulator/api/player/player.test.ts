import { describe, expect, test } from "vitest";
import { id, trackUri } from "../../test-support";
import {
  fourDevices,
  longPlaylistUri,
  noDeviceError,
  restrictedError,
  shortPlaylistUri,
  songMs,
  startListening,
} from "./player-test-support";

describe("playback state", () => {
  test("The player answers 204 without a body when no device is active", async () => {
    const { control, get } = await startListening();
    await control("PUT", "players/listener", { devices: fourDevices });
    for (const path of ["/me/player", "/me/player/currently-playing"]) {
      const reply = await get(path);
      expect([reply.status, reply.body]).toEqual([204, ""]);
    }
  });

  test("The playback state has device, modes, context and item, and names only the actions that are not allowed", async () => {
    const { state } = await startListening({ context_uri: shortPlaylistUri, offset: { position: 2 } });
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

  test("Playback follows the clock from song to song and ends without autoplay", async () => {
    const { state, song, advance, settings } = await startListening({ context_uri: shortPlaylistUri });
    await settings({ autoplay: false });
    await advance(100_000);
    expect((await state()).progress_ms).toBe(100_000);
    await advance(2 * songMs);
    expect(await song()).toBe("Song 2");
    expect((await state()).progress_ms).toBe(100_000);
    await advance(3 * songMs);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0, item: { name: "Song 0" } });
  });

  test("The position does not change while playback is paused, nor by the position of a command that only resumes", async () => {
    const { put, state, advance } = await startListening({ context_uri: shortPlaylistUri });
    await advance(5000);
    await put("/me/player/pause");
    await advance(60_000);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 5000 });
    await put("/me/player/play", { position_ms: 90_000 });
    await advance(1000);
    expect((await state()).progress_ms).toBe(6000);
  });

  test("A device that vanished plays on behind the end of its song, until it comes back", async () => {
    const { control, state, song, advance } = await startListening({ context_uri: shortPlaylistUri });
    await advance(1000);
    await control("PUT", "players/listener", { isVanished: true });
    await advance(10 * songMs);
    expect(await state()).toMatchObject({
      is_playing: true,
      progress_ms: 10 * songMs + 1000,
      item: { name: "Song 0" },
    });
    await control("PUT", "players/listener", { isVanished: false });
    await advance(1);
    expect(await song()).toBe("Song 1");
  });

  test("An offset to a song that occurs again in the list is refused", async () => {
    const { put, song } = await startListening();
    const uris = [trackUri(1), trackUri(2), trackUri(1)];
    expect((await put("/me/player/play", { uris, offset: { position: 0 } })).body).toEqual(restrictedError);
    expect((await put("/me/player/play", { uris, offset: { position: 2 } })).status).toBe(200);
    expect((await put("/me/player/play", { uris })).status).toBe(200);
    expect(await song()).toBe("Song 1");
  });

  test("With the setting repeatedStart: silence, such an offset is accepted and nothing plays", async () => {
    const { put, state, settings } = await startListening({ context_uri: shortPlaylistUri });
    await settings({ repeatedStart: "silence" });
    const uris = [trackUri(1), trackUri(2), trackUri(1)];
    expect((await put("/me/player/play", { uris, offset: { uri: trackUri(1) } })).status).toBe(200);
    expect(await state()).toMatchObject({ is_playing: false, item: null });
  });

  test("An ad has no item and cannot be skipped", async () => {
    const { control, state, post, advance } = await startListening();
    await control("PUT", "players/listener", {
      state: { contextUri: shortPlaylistUri, position: 1, ad: true },
    });
    expect(await state()).toMatchObject({ currently_playing_type: "ad", item: null, is_playing: true });
    expect((await post("/me/player/next")).body).toEqual(restrictedError);
    await advance(30_000);
    expect(await state()).toMatchObject({ currently_playing_type: "track" });
  });

  test("The player shows an episode only to requests that ask for episodes", async () => {
    const { get, put } = await startListening();
    const [episode] = (await get("/search?q=tide&type=episode")).body.episodes.items;
    await put("/me/player/play", { uris: [episode.uri] });
    expect((await get("/me/player")).body).toMatchObject({ item: null, currently_playing_type: "episode" });
    expect((await get("/me/player?additional_types=episode")).body.item.name).toBe(episode.name);
  });
});

describe("play", () => {
  test("Play starts at an item of the context and at a position in time", async () => {
    const { put, song, state } = await startListening();
    await put("/me/player/play", {
      context_uri: longPlaylistUri,
      offset: { uri: trackUri(60) },
      position_ms: 9000,
    });
    expect(await song()).toBe("Song 60");
    expect((await state()).progress_ms).toBe(9000);
  });

  test("Play starts a list of tracks without a context", async () => {
    const { state } = await startListening({ uris: [trackUri(7), trackUri(8)], offset: { position: 1 } });
    expect(await state()).toMatchObject({ context: null, item: { name: "Song 8" } });
  });

  test("Play starts albums and artists, too", async () => {
    const { put, song } = await startListening({ context_uri: `spotify:album:${id("album", 2)}` });
    expect(await song()).toBe("Song 20");
    await put("/me/player/play", { context_uri: `spotify:artist:${id("artist", 4)}` });
    expect(await song()).toBe("Song 4");
  });

  test("Play starts liked songs by their undocumented context", async () => {
    const contextUri = "spotify:user:listener:collection";
    const { state } = await startListening({ context_uri: contextUri, offset: { position: 7 } });
    expect(await state()).toMatchObject({
      context: { type: "collection", uri: contextUri },
      item: { name: "Song 7" },
    });
  });

  test("The size of a play command is limited by its bytes", async () => {
    const { put, settings } = await startListening();
    const uris = Array.from({ length: 100 }, (_, number) => trackUri(number));
    await settings({ maxPlayBytes: JSON.stringify({ uris }).length });
    expect((await put("/me/player/play", { uris })).status).toBe(200);
    expect((await put("/me/player/play", { uris, position_ms: 0 })).status).toBe(413);
  });

  test("Play at a position past the end of the song starts the next song", async () => {
    const { song } = await startListening({ context_uri: shortPlaylistUri, position_ms: songMs });
    expect(await song()).toBe("Song 1");
  });

  test("Play activates a listed device that the request names", async () => {
    const { control, put, state } = await startListening();
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
    ["a context together with uris", { context_uri: shortPlaylistUri, uris: [trackUri(1)] }, 400],
    ["850 uris", { uris: Array.from({ length: 850 }, () => trackUri(1)) }, 413],
  ])("Play refuses %s", async (_, body, status) => {
    const { put, state } = await startListening();
    expect((await put("/me/player/play", body)).status).toBe(status);
    expect((await state()).is_playing).toBe(false);
  });
});

describe("next and previous", () => {
  test("Next and previous move through the context", async () => {
    const { post, song } = await startListening({ context_uri: shortPlaylistUri });
    await post("/me/player/next");
    await post("/me/player/next");
    expect(await song()).toBe("Song 2");
    await post("/me/player/previous");
    expect(await song()).toBe("Song 1");
  });

  test("Previous is refused at the first song", async () => {
    const { post, state } = await startListening({ context_uri: shortPlaylistUri });
    expect((await state()).actions.disallows.skipping_prev).toBe(true);
    expect((await post("/me/player/previous")).body).toEqual(restrictedError);
  });

  test("Seeking past the end starts the next song", async () => {
    const { put, song, state } = await startListening({ context_uri: shortPlaylistUri });
    await put("/me/player/seek?position_ms=60000");
    expect((await state()).progress_ms).toBe(60_000);
    await put(`/me/player/seek?position_ms=${songMs}`);
    expect(await song()).toBe("Song 1");
  });

  test("Repeat plays the song or the context again", async () => {
    const { put, song, advance } = await startListening({
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

  test("Shuffle plays every other song once in another order", async () => {
    const { put, post, song } = await startListening({
      context_uri: longPlaylistUri,
      offset: { position: 3 },
    });
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

  test("Turning shuffle off continues in the order of the context", async () => {
    const { put, post, song } = await startListening({
      context_uri: longPlaylistUri,
      offset: { position: 3 },
    });
    await put("/me/player/shuffle?state=true");
    await put("/me/player/shuffle?state=false");
    await post("/me/player/next");
    expect(await song()).toBe("Song 4");
  });
});

describe("devices", () => {
  test("All devices are listed, including those without an id and restricted ones", async () => {
    const { get } = await startListening();
    const { devices } = (await get("/me/player/devices")).body;
    expect(devices).toHaveLength(4);
    expect(devices[1]).toMatchObject({ id: "phone", supports_volume: false, is_active: false });
    expect(devices[2].is_restricted).toBe(true);
    expect(devices[3].id).toBeNull();
  });

  test("A transfer keeps the playback state or starts playback", async () => {
    const { put, state } = await startListening({ context_uri: shortPlaylistUri });
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
  ])("A transfer with the body %j is refused", async (body, status) => {
    const { put } = await startListening();
    expect((await put("/me/player", body)).status).toBe(status);
  });

  test("The volume is set only on devices that support it", async () => {
    const { put, state } = await startListening({ context_uri: shortPlaylistUri });
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
