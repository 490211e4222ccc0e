import { describe, expect, test } from "vitest";
import { id, simulate, trackUri } from "../../test-support";

const longPath = `/playlists/${id("list", 0)}`;
const shortPath = `/playlists/${id("list", 1)}`;

describe("own playlist", () => {
  test("A playlist contains its first hundred items, and the next pages have fifty", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    const { body } = await api.get(longPath);
    expect(body.items).toMatchObject({ limit: 100, total: 120, offset: 0 });
    expect(body.items.items).toHaveLength(100);
    const rest = await api.get(body.items.next);
    expect(rest.body.items[0].item.name).toBe("Song 100");
  });

  test("A playlist has the keys items and item, never tracks and track", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    const { body: whole } = await api.get(shortPath);
    const { body: list } = await api.get("/me/playlists");
    const { body: page } = await api.get(`${shortPath}/items`);
    expect(whole).not.toHaveProperty("tracks");
    expect(list.items[0]).not.toHaveProperty("tracks");
    expect(list.items[0].items).toEqual({ href: expect.stringMatching(/\/items$/), total: 120 });
    expect(page.items[0]).not.toHaveProperty("track");
    expect(page.items[0]).toMatchObject({
      is_local: false,
      item: { uri: trackUri(0) },
      added_by: { id: "listener" },
    });
  });

  test("Tracks say whether they are playable only when the request names a market", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    expect((await api.get(`${shortPath}/items`)).body.items[0].item).not.toHaveProperty("is_playable");
    expect((await api.get(`${shortPath}/items?market=DE`)).body.items[0].item.is_playable).toBe(true);
  });

  test.each([
    ["snapshot_id", ["snapshot_id"]],
    ["name,owner(id)", ["name", "owner"]],
    ["!items,images", ["collaborative"]],
  ])("A playlist has only the fields that the query fields=%s selects", async (fields, expected) => {
    const { signIn } = await simulate();
    const { body } = await (await signIn()).get(`${shortPath}?fields=${encodeURIComponent(fields)}`);
    if (fields.startsWith("!")) {
      expect(body).not.toHaveProperty("items");
      expect(body).not.toHaveProperty("images");
      for (const field of expected) expect(body).toHaveProperty(field);
    } else {
      expect(Object.keys(body).sort()).toEqual(expected.sort());
    }
  });
});

describe("another user's playlist", () => {
  async function followPlaylist() {
    const simulated = await simulate();
    await simulated.control("PUT", `playlists/${id("list", 9)}`, {
      name: "Theirs",
      ownerId: "marlow",
      ownerName: "Marlow",
      trackIds: [id("track", 1)],
    });
    return simulated;
  }

  test("Another user's playlist has no items, in the list and by its id", async () => {
    const { signIn } = await followPlaylist();
    const api = await signIn();
    const [first] = (await api.get("/me/playlists")).body.items;
    expect(first).toMatchObject({ name: "Theirs", owner: { id: "marlow", display_name: "Marlow" } });
    expect(first).not.toHaveProperty("items");
    const alone = await api.get(`/playlists/${id("list", 9)}`);
    expect(alone.status).toBe(200);
    expect(alone.body).not.toHaveProperty("items");
  });

  test("Listing, adding and changing are refused for another user's playlist", async () => {
    const { signIn } = await followPlaylist();
    const api = await signIn();
    const forbidden = { error: { status: 403, message: "Forbidden" } };
    expect((await api.get(`/playlists/${id("list", 9)}/items`)).body).toEqual(forbidden);
    expect((await api.post(`/playlists/${id("list", 9)}/items`, { uris: [trackUri(2)] })).body).toEqual(
      forbidden,
    );
    expect((await api.put(`/playlists/${id("list", 9)}`, { name: "Mine" })).body).toEqual(forbidden);
  });

  test("A collaborator may read and add items but not change details", async () => {
    const { signIn, control } = await followPlaylist();
    await control("PUT", `playlists/${id("list", 9)}`, { collaborators: ["listener"] });
    const api = await signIn();
    expect((await api.get(`/playlists/${id("list", 9)}/items`)).body.total).toBe(1);
    expect((await api.post(`/playlists/${id("list", 9)}/items`, { uris: [trackUri(2)] })).status).toBe(201);
    expect((await api.put(`/playlists/${id("list", 9)}`, { name: "Mine" })).status).toBe(403);
  });

  test("Spotify's own playlist is null in lists and a 404 by its id", async () => {
    const { signIn, control } = await simulate();
    const hidden = "37i9dQZF1DXcBWIGoYBM5M";
    await control("PUT", `playlists/${hidden}`, {
      name: "Todays Hits",
      ownerId: "spotify",
      trackIds: [id("track", 1)],
    });
    const api = await signIn();
    expect((await api.get("/me/playlists")).body.items[0]).toBeNull();
    expect((await api.get(`/playlists/${hidden}`)).status).toBe(404);
    expect((await api.get("/search?q=todays+hits&type=playlist")).body.playlists.items).toEqual([null]);
  });
});

describe("unusual entries", () => {
  const local = "spotify:local:A+Band:Demos:First+Take:61";

  async function readUnusualEntries(query: string) {
    const { signIn, control } = await simulate();
    const api = await signIn();
    const show = (await api.get("/search?q=tide&type=episode")).body.episodes.items[0];
    const items = [trackUri(1), null, local, show.uri, trackUri(1)];
    await control("PUT", `playlists/${id("list", 1)}`, { items });
    return { show, entries: (await api.get(`${shortPath}/items${query}`)).body.items };
  }

  test("Withdrawn tracks, local files and duplicates keep their positions", async () => {
    const { entries } = await readUnusualEntries("");
    expect(entries).toHaveLength(5);
    expect(entries[1].item).toBeNull();
    expect(entries[2]).toMatchObject({
      is_local: true,
      item: { id: null, uri: local, name: "First Take", duration_ms: 61_000 },
    });
    expect(entries[4].item.uri).toBe(trackUri(1));
  });

  test("An episode in a playlist has the keys of a track unless the request asks for episodes", async () => {
    const { show, entries } = await readUnusualEntries("?additional_types=track,episode");
    expect(entries[3].item).toMatchObject({ type: "episode", name: show.name, show: { type: "show" } });
    const asTrack = (await readUnusualEntries("")).entries[3].item;
    expect(asTrack).not.toHaveProperty("show");
    expect(asTrack).toHaveProperty("album");
  });
});

test("Collaborative playlists are listed only with their own scope", async () => {
  const { signIn, control } = await simulate();
  await control("PUT", `playlists/${id("list", 1)}`, { collaborative: true, public: false });
  const names = async (scope: string) =>
    (await (await signIn({ scope })).get("/me/playlists")).body.items.map(entry => entry.name);
  expect(await names("playlist-read-private")).toEqual(["Long"]);
  expect(await names("playlist-read-private playlist-read-collaborative")).toEqual(["Long", "Short"]);
});

test("An empty playlist has null for images in the list", async () => {
  const { signIn, control } = await simulate();
  await control("PUT", `playlists/${id("list", 1)}`, { trackIds: [] });
  const api = await signIn();
  expect((await api.get("/me/playlists")).body.items[1].images).toBeNull();
  expect((await api.get(`${shortPath}/images`)).body).toEqual([]);
});
