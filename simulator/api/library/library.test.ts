import { describe, expect, test } from "vitest";
import { id, simulate, trackUri } from "../../test-support";

const albumUri = `spotify:album:${id("album", 3)}`;
const artistUri = `spotify:artist:${id("artist", 3)}`;
const playlistUri = `spotify:playlist:${id("list", 1)}`;

describe("library", () => {
  test("The library holds every kind of item, and contains answers in the requested order", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    const uris = [albumUri, trackUri(1), artistUri, playlistUri].join(",");
    expect((await api.get(`/me/library/contains?uris=${uris}`)).body).toEqual([false, true, false, true]);
    const saved = await api.put(`/me/library?uris=${albumUri},${artistUri}`);
    expect([saved.status, saved.body]).toEqual([200, ""]);
    expect((await api.get(`/me/library/contains?uris=${uris}`)).body).toEqual([true, true, true, true]);
    expect((await api.get("/me/albums")).body.items[0].album.uri).toBe(albumUri);
  });

  test("The library lists the newest tracks first, under the key track and not item", async () => {
    const { signIn, control } = await simulate();
    await control("PATCH", "users/listener", { likedTrackIds: [id("track", 5)] });
    const api = await signIn();
    await api.put(`/me/library?uris=${trackUri(6)}`);
    const { body } = await api.get("/me/tracks");
    expect(body.items.map(saved => saved.track.name)).toEqual(["Song 6", "Song 5"]);
    expect(body.items[0].added_at).toBe("2026-11-21T12:00:00Z");
  });

  test("Removed tracks leave the library", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    await api.remove(`/me/library?uris=${trackUri(0)},${trackUri(1)}`);
    expect((await api.get("/me/tracks?limit=1")).body).toMatchObject({ total: 128 });
  });

  test("A removed playlist leaves the user's list but still exists", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    await api.remove(`/me/library?uris=${playlistUri}`);
    expect((await api.get("/me/playlists")).body.total).toBe(1);
    expect((await api.get(`/playlists/${id("list", 1)}`)).status).toBe(200);
    await api.put(`/me/library?uris=${playlistUri}`);
    expect((await api.get("/me/playlists")).body.total).toBe(2);
  });
});

describe("wrong requests", () => {
  test("URIs in the body of a library request are refused", async () => {
    const { signIn } = await simulate();
    const reply = await (await signIn()).put("/me/library", { uris: [albumUri] });
    expect(reply.body).toEqual({ error: { status: 400, message: "Missing required field: uris" } });
  });

  test("More than forty URIs are refused", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    const uris = (count: number) => Array.from({ length: count }, (_, number) => trackUri(number)).join(",");
    expect((await api.get(`/me/library/contains?uris=${uris(40)}`)).body).toHaveLength(40);
    expect((await api.get(`/me/library/contains?uris=${uris(41)}`)).body.error.message).toBe("Too many uris");
    expect((await api.put(`/me/library?uris=${uris(41)}`)).body.error.message).toBe("Too many uris");
  });

  test.each(["spotify:car:1", "track", "spotify:track:"])("Saving %s is refused", async uri => {
    const { signIn } = await simulate();
    expect((await (await signIn()).put(`/me/library?uris=${uri}`)).status).toBe(400);
  });

  test("Nothing is saved when one of the items does not exist", async () => {
    const { signIn } = await simulate();
    const api = await signIn();
    expect((await api.put(`/me/library?uris=${albumUri},spotify:album:${id("none", 1)}`)).status).toBe(404);
    expect((await api.get("/me/albums")).body.total).toBe(0);
  });
});

test.each([
  [albumUri, "user-library-modify"],
  [artistUri, "user-follow-modify"],
  [playlistUri, "playlist-modify-public"],
])("Saving %s requires the scope %s and no other", async (uri, scope) => {
  const { signIn } = await simulate();
  const others = ["user-library-modify", "user-follow-modify", "playlist-modify-public"].filter(
    other => other !== scope,
  );
  expect((await (await signIn({ scope })).put(`/me/library?uris=${uri}`)).status).toBe(200);
  expect((await (await signIn({ scope: others.join(" ") })).put(`/me/library?uris=${uri}`)).status).toBe(403);
});
