import { describe, expect, test } from "vitest";
import { longPlaylistUri, shortPlaylistUri, songMs, startListening } from "./player-test-support";

describe("recently played", () => {
  const historyPath = "/me/player/recently-played";

  test("The history has songs heard for more than thirty seconds, newest first", async () => {
    const { post, get, advance } = await startListening({ context_uri: shortPlaylistUri });
    await advance(songMs + 30_000);
    await post("/me/player/next");
    await advance(30_001);
    await post("/me/player/next");
    const { items, cursors } = (await get(historyPath)).body;
    expect(items.map(play => play.track.name)).toEqual(["Song 2", "Song 0"]);
    expect(items[1]).toMatchObject({
      played_at: "2026-11-21T12:03:00.000Z",
      context: { uri: shortPlaylistUri },
    });
    expect(cursors).toEqual({
      after: expect.stringMatching(/^\d+$/),
      before: String(Date.parse(items[1].played_at)),
    });
  });

  test("The history does not count skipped parts of a song", async () => {
    const { put, get } = await startListening({ context_uri: shortPlaylistUri });
    await put("/me/player/seek?position_ms=170000");
    await put("/me/player/seek?position_ms=180000");
    expect((await get(historyPath)).body.items).toEqual([]);
  });

  test("The history ends after fifty plays, and the page after them is empty", async () => {
    const { signIn, advance } = await startListening({ context_uri: longPlaylistUri });
    await advance(70 * songMs);
    const { get } = await signIn();
    const first = (await get(`${historyPath}?limit=50`)).body;
    expect(first.items).toHaveLength(50);
    expect(first.items[0].track.name).toBe("Song 69");
    const second = (await get(first.next)).body;
    expect(second).toMatchObject({ items: [], next: null, cursors: null, limit: 50 });
  });

  test("The history can be read before or after a time, but not both", async () => {
    const { get, advance } = await startListening({ context_uri: shortPlaylistUri });
    await advance(4 * songMs);
    const { items } = (await get(historyPath)).body;
    const time = Date.parse(items[2].played_at);
    const names = async (query: string) =>
      (await get(`${historyPath}?${query}`)).body.items.map(play => play.track.name);
    expect(await names(`before=${time}`)).toEqual(["Song 0"]);
    expect(await names(`after=${time}`)).toEqual(["Song 3", "Song 2"]);
    expect(await names(`after=${time}&limit=1`)).toEqual(["Song 2"]);
    expect((await get(`${historyPath}?after=1&before=2`)).status).toBe(400);
  });
});
