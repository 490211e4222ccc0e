import { describe, expect, test } from "vitest";
import { id, simulate } from "../../test-support";

/** Endpoint, default limit, maximum limit. */
const pagedEndpoints: [string, number, number][] = [
  ["/me/playlists", 20, 50],
  ["/me/tracks", 20, 50],
  ["/me/albums", 20, 50],
  ["/me/shows", 20, 50],
  ["/me/episodes", 20, 50],
  ["/me/audiobooks", 20, 50],
  ["/me/top/tracks", 20, 50],
  ["/me/top/artists", 20, 50],
  [`/playlists/${id("list", 0)}/items`, 20, 50],
  [`/albums/${id("album", 1)}/tracks`, 20, 50],
  [`/artists/${id("artist", 1)}/albums`, 5, 10],
];

describe.each(pagedEndpoints)("%s", (path, defaultLimit, maxLimit) => {
  test(`${path} returns ${defaultLimit} items by default and ${maxLimit} at most`, async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    expect((await api.get(path)).body.limit).toBe(defaultLimit);
    expect((await api.get(`${path}?limit=${maxLimit}`)).body.limit).toBe(maxLimit);
    for (const limit of [0, -1, maxLimit + 1, "many", ""]) {
      const reply = await api.get(`${path}?limit=${limit}`);
      expect(reply.body).toEqual({ error: { status: 400, message: "Invalid limit" } });
    }
    expect((await api.get(`${path}?offset=-1`)).body.error.message).toBe("Invalid offset");
  });
});

test("Following next reads every item once in order, and previous leads back", async () => {
  const { signIn } = await simulate();
  const api = await signIn();
  const names: string[] = [];
  let { body } = await api.get(`/playlists/${id("list", 0)}/items?limit=50&market=DE`);
  for (;;) {
    expect(body.total).toBe(120);
    names.push(...body.items.map(entry => entry.item.name));
    if (body.next === null) break;
    expect(body.next).toContain("market=DE");
    body = (await api.get(body.next)).body;
  }
  expect(names).toEqual(Array.from({ length: 120 }, (_, number) => `Song ${number}`));
  expect(body.offset).toBe(100);
  expect((await api.get(body.previous)).body.offset).toBe(50);
});

test("A page past the end is empty", async () => {
  const { signIn } = await simulate();
  const { body } = await (await signIn()).get("/me/tracks?offset=1000&limit=10");
  expect(body).toMatchObject({ items: [], next: null, total: 130 });
});

test("The user's playlists cannot be read beyond offset 100,000", async () => {
  const { signIn } = await simulate();
  const api = await signIn();
  expect((await api.get("/me/playlists?offset=100000")).status).toBe(200);
  expect((await api.get("/me/playlists?offset=100001")).status).toBe(400);
});

test("Followed artists are paged by cursor", async () => {
  const { signIn } = await simulate();
  const api = await signIn();
  const uris = [0, 1, 2].map(number => `spotify:artist:${id("artist", number)}`);
  await api.put(`/me/library?uris=${uris.join(",")}`);
  const first = (await api.get("/me/following?type=artist&limit=2")).body.artists;
  expect(first).toMatchObject({ total: 3, limit: 2 });
  expect(first.items).toHaveLength(2);
  const second = (await api.get(first.next)).body.artists;
  expect(second.items.map(artist => artist.name)).toEqual(["Artist 0"]);
  expect(second).toMatchObject({ next: null, cursors: { after: null } });
  expect((await api.get("/me/following?type=user")).status).toBe(400);
});
