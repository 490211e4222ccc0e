import { describe, expect, test } from "vitest";
import { simulate } from "../../test-support";

describe("search", () => {
  test("Search returns five hits of each type by default, ten at most, up to offset 1000", async () => {
    const { signIn } = await simulate();
    const { get } = await signIn();
    const both = (await get("/search?q=1&type=track,album")).body;
    expect(both.tracks.items).toHaveLength(5);
    expect(both.albums.limit).toBe(5);
    expect((await get("/search?q=1&type=track&limit=10")).body.tracks.items).toHaveLength(10);
    for (const query of ["limit=11", "limit=50", "limit=0", "offset=1001"]) {
      expect((await get(`/search?q=1&type=track&${query}`)).status).toBe(400);
    }
    const next = (await get(both.tracks.next)).body.tracks;
    expect(next.offset).toBe(5);
    expect(next.items[0].id).not.toBe(both.tracks.items[0].id);
  });

  test.each([
    ["song 17", "Song 17"],
    ['SONG artist:"artist 4" album:3', "Song 30"],
    ["track:129", "Song 129"],
  ])("Search finds %s", async (q, name) => {
    const { signIn } = await simulate();
    const { body } = await (await signIn()).get(`/search?type=track&q=${encodeURIComponent(q)}`);
    expect(body.tracks.items[0].name).toBe(name);
  });

  test("Search finds a track by its ISRC", async () => {
    const { signIn } = await simulate();
    const { get } = await signIn();
    const [track] = (await get("/search?type=track&q=song+44")).body.tracks.items;
    const { body } = await get(`/search?type=track&q=isrc:${track.external_ids.isrc}`);
    expect(body.tracks.items.map(found => found.id)).toEqual([track.id]);
  });

  test.each([["type=track"], ["q=x"], ["q=x&type=song"]])("Search refuses the query %s", async query => {
    const { signIn } = await simulate();
    expect((await (await signIn()).get(`/search?${query}`)).status).toBe(400);
  });
});
