import { describe, expect, test } from "vitest";
import { id, trackUri } from "../../test-support";
import {
  fourDevices,
  longPlaylistUri,
  shortPlaylistUri,
  songMs,
  startListening,
} from "./player-test-support";

/** Starts three songs and returns also the names of the queue and a command that queues a song. */
async function startThreeSongs() {
  const listening = await startListening({ uris: [trackUri(1), trackUri(2), trackUri(3)] });
  const { get, post } = listening;
  return {
    ...listening,
    queue: async () => (await get("/me/player/queue")).body.queue.map(item => item.name),
    enqueue: (number: number) => post(`/me/player/queue?uri=${trackUri(number)}`),
  };
}

describe("queue", () => {
  test("The queue plays before the rest of the context and is listed with it", async () => {
    const { get, post, song } = await startListening({ context_uri: longPlaylistUri });
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

  test("The queue refuses albums and a missing URI", async () => {
    const { post } = await startListening({ context_uri: longPlaylistUri });
    expect((await post(`/me/player/queue?uri=spotify:album:${id("album", 1)}`)).status).toBe(400);
    expect((await post("/me/player/queue")).status).toBe(400);
  });

  test("Queued songs play in their order in front of the rest of a list, whose place does not move meanwhile", async () => {
    const { enqueue, song, advance } = await startThreeSongs();
    for (const number of [50, 51, 50]) await enqueue(number);
    const heard: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      await advance(songMs);
      heard.push(await song());
    }
    expect(heard).toEqual(["Song 50", "Song 51", "Song 50", "Song 2", "Song 3"]);
  });

  test("Queued songs survive a play command and play after its first song", async () => {
    const { enqueue, put, song, queue, advance } = await startThreeSongs();
    await enqueue(50);
    await put("/me/player/play", { uris: [trackUri(20), trackUri(21)] });
    expect(await song()).toBe("Song 20");
    expect((await queue()).slice(0, 2)).toEqual(["Song 50", "Song 21"]);
    await advance(songMs);
    expect(await song()).toBe("Song 50");
  });

  test("Previous after a queued song goes to the song before it in the list", async () => {
    const { enqueue, post, song } = await startThreeSongs();
    await enqueue(50);
    await post("/me/player/next");
    await post("/me/player/next");
    expect(await song()).toBe("Song 2");
    await post("/me/player/previous");
    expect(await song()).toBe("Song 1");
  });

  test("A short list is listed again and again although it does not repeat, unless queuePadding is false", async () => {
    const { enqueue, queue, settings } = await startThreeSongs();
    await enqueue(50);
    const padded = await queue();
    expect(padded).toHaveLength(20);
    expect(padded.slice(0, 6)).toEqual(["Song 50", "Song 2", "Song 3", "Song 1", "Song 2", "Song 3"]);
    await settings({ queuePadding: false });
    expect(await queue()).toEqual(["Song 50", "Song 2", "Song 3"]);
  });

  test("A list of one song is listed as twenty times that song", async () => {
    const { put, queue } = await startThreeSongs();
    await put("/me/player/play", { uris: [trackUri(9)] });
    expect(await queue()).toEqual(Array.from({ length: 20 }, () => "Song 9"));
  });

  test("A song queued within prefetchMs of the end plays one song later, or at once if somebody skips", async () => {
    const { enqueue, post, put, song, settings, advance } = await startThreeSongs();
    await settings({ prefetchMs: 10_000 });
    await advance(songMs - 5000);
    await enqueue(50);
    await advance(5000);
    expect(await song()).toBe("Song 2");
    await advance(songMs);
    expect(await song()).toBe("Song 50");
    await put("/me/player/seek?position_ms=175000");
    await enqueue(51);
    await post("/me/player/next");
    expect(await song()).toBe("Song 51");
  });
});

describe("songs that cannot be played", () => {
  test("A song that is withdrawn while its list plays is skipped, in the list and in the queue", async () => {
    const { control, enqueue, song, advance } = await startThreeSongs();
    await enqueue(50);
    await control("PATCH", `tracks/${id("track", 50)}`, { withdrawn: true });
    await control("PATCH", `tracks/${id("track", 2)}`, { playable: false });
    await advance(songMs);
    expect(await song()).toBe("Song 3");
  });
});

describe("the end of a list", () => {
  test("Autoplay goes on with songs that the list lacks, first by the artists of its last song", async () => {
    const { signIn, state, advance, queue } = await startThreeSongs();
    await advance(2 * songMs);
    expect((await queue())[0]).toBe("Song 1");
    await advance(songMs);
    const following = await state();
    expect(following).toMatchObject({
      is_playing: true,
      context: null,
      item: { artists: [{ name: "Artist 3" }] },
    });
    expect(["Song 1", "Song 2", "Song 3"]).not.toContain(following.item.name);
    await advance(30 * songMs);
    const { get } = await signIn();
    expect((await get("/me/player")).body.is_playing).toBe(true);
  });

  test("Without autoplay a list ends paused at its start, and the setting can be changed at any time", async () => {
    const { state, advance, settings } = await startThreeSongs();
    await settings({ autoplay: false });
    await advance(3 * songMs);
    expect(await state()).toMatchObject({ is_playing: false, progress_ms: 0, item: { name: "Song 1" } });
  });

  test("A list that repeats starts again and gets no similar songs", async () => {
    const { put, song, advance } = await startThreeSongs();
    await put("/me/player/repeat?state=context");
    await advance(3 * songMs);
    expect(await song()).toBe("Song 1");
  });

  test("With crossfade each song but the last gives way early, and a command cuts at once", async () => {
    const { post, song, state, settings, advance } = await startThreeSongs();
    await settings({ crossfadeMs: 12_000, autoplay: false });
    await advance(songMs - 12_000);
    expect(await song()).toBe("Song 2");
    await post("/me/player/next");
    expect(await song()).toBe("Song 3");
    await advance(songMs - 1);
    expect(await state()).toMatchObject({ is_playing: true, progress_ms: songMs - 1 });
  });
});

describe("devices that reset on play", () => {
  test("Each device keeps shuffle, repeat and the queue at a play command, or resets what playResets names", async () => {
    const { control, put, state, enqueue, queue } = await startThreeSongs();
    const [speaker] = fourDevices;
    const playAgain = async (playResets: string[]) => {
      await control("PUT", "players/listener", { devices: [{ ...speaker, isActive: true, playResets }] });
      await put("/me/player/shuffle?state=true");
      await put("/me/player/repeat?state=context");
      await put("/me/player/play", { context_uri: shortPlaylistUri, offset: { position: 0 } });
      return Object.assign(await state(), { next: (await queue())[0] });
    };
    await enqueue(50);
    const kept = { shuffle_state: true, repeat_state: "context", next: "Song 50" };
    expect(await playAgain([])).toMatchObject(kept);
    expect(await playAgain(["shuffle"])).toMatchObject({ ...kept, shuffle_state: false });
    expect(await playAgain(["shuffle", "repeat", "queue"])).toMatchObject({
      shuffle_state: false,
      repeat_state: "off",
      next: "Song 1",
    });
  });
});

describe("song changes", () => {
  test("With songChangeRefusal, reads are refused at the start of each song with a valid token", async () => {
    const { get, state, settings, advance } = await startThreeSongs();
    await settings({ songChangeRefusal: { status: 401 } });
    await advance(songMs / 2);
    expect((await get("/me/player")).status).toBe(200);
    await advance(songMs / 2);
    for (const path of ["/me/player", "/me/player/currently-playing", "/me/player/queue"]) {
      expect((await get(path)).body).toEqual({ error: { status: 401, message: "Access token missing" } });
    }
    await advance(1000);
    expect(await state()).toMatchObject({ item: { name: "Song 2" } });
    await settings({ songChangeRefusal: { status: 403, forMs: 5000 } });
    expect((await get("/me/player")).status).toBe(403);
  });
});

describe("commands of other clients", () => {
  test("Another client plays, skips and queues without a logged or limited request", async () => {
    const { control, song, settings, queue } = await startThreeSongs();
    await settings({ quota: { player: 3 } });
    await control("DELETE", "requests");
    const command = (text: string, body?: object) =>
      control("POST", "players/listener/commands", { command: text, body });
    await command("POST /me/player/next");
    expect(await song()).toBe("Song 2");
    await command(`POST /me/player/queue?uri=${trackUri(60)}`);
    expect((await queue())[0]).toBe("Song 60");
    await command("PUT /me/player/play", { context_uri: longPlaylistUri, offset: { position: 9 } });
    expect(await song()).toBe("Song 9");
    const { body } = await control("GET", "requests");
    expect(body.map(request => request.status)).toEqual([200, 200, 200]);
  });

  test("A command of another client that Spotify refuses answers as Spotify does, and an unknown one is named", async () => {
    const { control } = await startThreeSongs();
    const command = (text: string) => control("POST", "players/listener/commands", { command: text });
    expect((await command("POST /me/player/previous")).status).toBe(403);
    expect((await command("GET /me/player")).body.error.message).toBe(
      "command: there is no player command GET /me/player",
    );
    expect((await control("POST", "players/nobody/commands", { command: "x" })).status).toBe(404);
  });
});
