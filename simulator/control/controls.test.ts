import { describe, expect, test } from "vitest";
import { createApiClient, hourMs, id, simulate, startTime } from "../test-support";
import { defaultApp } from "../world/defaults";

describe("wrong requests", () => {
  test.each([
    ["PATCH", "settings", { latencyMs: -1 }, "latencyMs"],
    ["PATCH", "settings", { rateLimits: { per30s: 5 } }, "rateLimits"],
    ["PATCH", "settings", { rateLimit: { per30s: "many" } }, "rateLimit.per30s"],
    ["PATCH", "settings", { refreshTokens: "never" }, "refreshTokens"],
    ["POST", "faults", { match: { path: "v1" }, status: 500 }, "match.path"],
    ["POST", "faults", { match: { path: "/v1" }, status: 999 }, "status"],
    ["POST", "clock", { advanceMs: "1h" }, "advanceMs"],
    ["POST", "clock", undefined, "expected object"],
    ["POST", "users", { displayName: "No id" }, "id"],
    ["POST", "users", { id: "guest", likedTrackIds: ["unknown"] }, "unknown"],
    ["PATCH", "users/listener", { premiun: true }, "premiun"],
    ["POST", "apps", { clientId: "short" }, "clientId"],
    ["POST", "apps", { redirectUris: ["http://localhost:3000/callback"] }, "redirectUris.0"],
    ["POST", "apps", { allowList: ["a", "b", "c", "d", "e", "f"] }, "allowList"],
    ["PATCH", `tracks/${id("track", 1)}`, { withdrawn: false }, "withdrawn"],
    ["PUT", "playlists/x", { trackIds: ["unknown"] }, "unknown"],
    ["PUT", "playlists/x", { items: ["spotify:album:1"] }, "items.0"],
    ["PUT", "players/listener", { devices: [{ name: "No id" }] }, "devices.0.id"],
    ["PUT", "players/listener", { state: { contextUri: "spotify:playlist:none" } }, "spotify:playlist:none"],
  ])("%s %s %j is a 400 that names the mistake", async (method, path, body, mistake) => {
    const { control } = await simulate();
    const reply = await control(method, path, body);
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain(mistake);
  });

  test("A body that is not JSON is a 400; unknown users and routes are a 404", async () => {
    const { url, control } = await simulate();
    expect((await fetch(`${url}/_control/clock`, { method: "POST", body: "advanceMs=1" })).status).toBe(400);
    expect((await control("PATCH", "users/nobody", {})).status).toBe(404);
    expect((await control("POST", "everything")).status).toBe(404);
  });
});

test("The request log lists caller, request and status of calls to Spotify, but no control requests", async () => {
  const { signIn, control, settings } = await simulate();
  const api = await signIn();
  await control("DELETE", "requests");
  await settings({ latencyMs: 0 });
  await api.get("/me/tracks?limit=1");
  await api.get("/me/tracks?limit=99");
  const { body } = await control("GET", "requests");
  expect(body).toEqual([
    {
      at: new Date(startTime).toISOString(),
      method: "GET",
      path: "/v1/me/tracks",
      query: { limit: "1" },
      status: 200,
      clientId: defaultApp.clientId,
      userId: "listener",
    },
    expect.objectContaining({ query: { limit: "99" }, status: 400 }),
  ]);
});

describe("faults", () => {
  test("A fault replaces as many replies under its path as `times` says", async () => {
    const { signIn, control } = await simulate();
    const api = await signIn();
    const body = { error: { status: 503, message: "Service unavailable" } };
    await control("POST", "faults", {
      match: { method: "get", path: "/v1/me/tracks" },
      times: 2,
      status: 503,
      headers: { "Retry-After": "7" },
      body,
    });
    expect((await api.get("/me")).status).toBe(200);
    const reply = await api.get("/me/tracks");
    expect([reply.status, reply.headers.get("retry-after"), reply.body]).toEqual([503, "7", body]);
    expect((await api.get("/me/tracks")).status).toBe(503);
    expect((await api.get("/me/tracks")).status).toBe(200);
  });

  test("A fault can drop the connection, also on the accounts service", async () => {
    const { token, control } = await simulate();
    await control("POST", "faults", { match: { path: "/api/token" }, drop: true });
    await expect(token({ grant_type: "client_credentials" })).rejects.toThrow();
    expect((await token({ grant_type: "client_credentials" })).status).toBe(200);
  });

  test("A fault can be plain text with status 200, or only a delay", async () => {
    const { signIn, control } = await simulate();
    const api = await signIn();
    await control("POST", "faults", { match: { path: "/v1/me" }, body: "<html>", status: 200 });
    expect((await api.get("/me")).body).toBe("<html>");
    await control("POST", "faults", { match: { path: "/v1/me" }, delayMs: 1 });
    expect((await api.get("/me")).body.id).toBe("listener");
  });

  test("Removing a fault answers the requests that it delays at once", async () => {
    const { signIn, control } = await simulate();
    const api = await signIn();
    await control("POST", "faults", { match: { path: "/v1/me" }, delayMs: 600_000 });
    const reply = api.get("/me");
    await expect.poll(async () => (await control("GET", "faults")).body).toEqual([]);
    await control("DELETE", "faults");
    expect((await reply).body.id).toBe("listener");
  });

  test("A fault for one app leaves the requests of other apps alone, and can be removed alone", async () => {
    const { signIn, token, control } = await simulate();
    const api = await signIn();
    const { body: other } = await control("POST", "apps", {});
    const match = { path: "/", clientId: other.clientId };
    const tokenOfOther = () =>
      token({ grant_type: "client_credentials" }, `${other.clientId}:${other.clientSecret}`);
    await control("POST", "faults", { match, times: 9, status: 503, body: {} });
    await control("POST", "faults", { match: { path: "/v1/me/tracks" }, times: 9, status: 502 });
    expect([(await api.get("/me")).status, (await tokenOfOther()).status]).toEqual([200, 503]);
    await control("DELETE", "faults", { clientId: other.clientId });
    expect([(await api.get("/me/tracks")).status, (await tokenOfOther()).status]).toEqual([502, 200]);
  });

  test("The first matching fault applies, and DELETE removes all faults", async () => {
    const { signIn, control } = await simulate();
    const api = await signIn();
    await control("POST", "faults", { match: { path: "/v1" }, status: 500 });
    await control("POST", "faults", { match: { path: "/v1/me" }, status: 502 });
    expect((await api.get("/me")).status).toBe(500);
    await control("DELETE", "faults");
    expect((await api.get("/me")).status).toBe(200);
  });
});

test("Advancing the clock answers the new time and makes tokens expire", async () => {
  const { advance, signIn } = await simulate();
  const api = await signIn();
  expect((await advance(hourMs)).body).toEqual({ now: "2026-11-21T13:00:00.000Z", offsetMs: hourMs });
  expect((await api.get("/me")).status).toBe(401);
});

describe("users and apps", () => {
  test("A new user has a separate library", async () => {
    const { control, signIn } = await simulate();
    const created = await control("POST", "users", {
      id: "guest",
      displayName: "Guest",
      likedTrackIds: [id("track", 3)],
    });
    expect(created.status).toBe(201);
    expect((await control("POST", "users", { id: "guest" })).status).toBe(409);
    const api = await signIn({ user: "guest" });
    expect((await api.get("/me")).body).toMatchObject({ id: "guest", display_name: "Guest" });
    expect((await api.get("/me/tracks")).body.total).toBe(1);
    expect((await api.get("/me/playlists")).body.total).toBe(0);
  });

  test("A new app has a working id and secret", async () => {
    const { control, token } = await simulate();
    const { status, body } = await control("POST", "apps", {
      name: "Other",
      redirectUris: ["https://a.example/cb"],
    });
    expect(status).toBe(201);
    expect(
      (await token({ grant_type: "client_credentials" }, `${body.clientId}:${body.clientSecret}`)).status,
    ).toBe(200);
    expect((await control("PATCH", `apps/${body.clientId}`, { ownerPremium: false })).body.ownerPremium).toBe(
      false,
    );
  });

  test("Revoking ends refresh tokens and leaves the current access token valid", async () => {
    const { control, signIn, token } = await simulate();
    const { refreshToken, get } = await signIn();
    expect((await control("POST", "users/listener/revoke")).status).toBe(204);
    expect((await token({ grant_type: "refresh_token", refresh_token: refreshToken })).status).toBe(400);
    expect((await get("/me")).status).toBe(200);
  });
});

describe("tracks", () => {
  const uri = `spotify:track:${id("track", 2)}`;
  const shortPlaylistId = id("list", 1);

  test("An unplayable track is marked in replies for a market, and the player leaves it out", async () => {
    const { control, signIn } = await simulate();
    const api = await signIn();
    const state = async () => (await api.get(`/tracks/${id("track", 2)}?market=SE`)).body;
    expect(await state()).toMatchObject({ is_playable: true });
    await control("PATCH", `tracks/${id("track", 2)}`, { playable: false });
    expect(await state()).toMatchObject({ is_playable: false, restrictions: { reason: "market" } });
    expect((await api.get(`/tracks/${id("track", 2)}`)).body).not.toHaveProperty("is_playable");

    const playAt = (position: number) =>
      api.put("/me/player/play", {
        context_uri: `spotify:playlist:${shortPlaylistId}`,
        offset: { position },
      });
    expect((await playAt(2)).status).toBe(403);
    expect((await playAt(1)).status).toBe(200);
    await api.post("/me/player/next");
    expect((await api.get("/me/player")).body.item.name).toBe("Song 3");
    expect((await playAt(4)).status).toBe(200);
    expect((await api.get("/me/player")).body.item.name).toBe("Song 4");
    expect((await api.post(`/me/player/queue?uri=${uri}`)).status).toBe(403);

    await control("PATCH", `tracks/${id("track", 2)}`, { playable: true });
    expect((await playAt(2)).status).toBe(200);
  });

  test("A withdrawn track is not found anywhere and keeps its position in playlists as null", async () => {
    const { control, signIn } = await simulate();
    const api = await signIn();
    const totalBefore = (await api.get("/me/tracks")).body.total;
    await control("PATCH", `tracks/${id("track", 2)}`, { withdrawn: true });
    expect((await api.get(`/tracks/${id("track", 2)}`)).status).toBe(404);
    const { items } = (await api.get(`/playlists/${shortPlaylistId}/items`)).body;
    expect(items).toHaveLength(5);
    expect(items[2].item).toBeNull();
    expect((await api.get("/me/tracks")).body.total).toBe(Number(totalBefore) - 1);
    expect(
      (await api.get("/search?q=track:%22Song+2%22&type=track&limit=10")).body.tracks.items,
    ).not.toContainEqual(expect.objectContaining({ uri }));
    expect((await api.get(`/albums/${id("album", 0)}/tracks`)).body.total).toBe(9);
    expect((await api.post(`/playlists/${shortPlaylistId}/items`, { uris: [uri] })).status).toBe(400);
    expect((await api.put(`/me/library?uris=${uri}`)).status).toBe(404);
  });
});

describe("playlists", () => {
  test("A playlist from the control API is created for the listener, at the top of the list", async () => {
    const { control, signIn } = await simulate();
    const created = await control("PUT", `playlists/${id("list", 5)}`, {
      name: "New",
      trackIds: [id("track", 1), id("track", 1)],
    });
    expect(created.status).toBe(201);
    const [first] = (await (await signIn()).get("/me/playlists")).body.items;
    expect(first).toMatchObject({ name: "New", items: { total: 2 }, snapshot_id: created.body.snapshotId });
  });

  test("A PUT changes only the named fields of a playlist, and its snapshot id changes each time", async () => {
    const { control, signIn } = await simulate();
    const api = await signIn();
    const read = async () => (await api.get(`/playlists/${id("list", 1)}`)).body;
    const before = await read();
    await control("PUT", `playlists/${id("list", 1)}`, { name: "Renamed" });
    const renamed = await read();
    expect(renamed).toMatchObject({ name: "Renamed", items: { total: 5 } });
    await control("PUT", `playlists/${id("list", 1)}`, { trackIds: [id("track", 9)] });
    const replaced = await read();
    expect(replaced).toMatchObject({ name: "Renamed", items: { total: 1 } });
    expect(new Set([before.snapshot_id, renamed.snapshot_id, replaced.snapshot_id]).size).toBe(3);
  });
});

describe("players", () => {
  test("The control API takes players with camelCase and snake_case keys, and reads show them", async () => {
    const { control, signIn } = await simulate();
    await control("PUT", "players/listener", {
      devices: [{ id: "car", name: "Car", is_active: true, volumePercent: 20 }],
      state: {
        contextUri: `spotify:playlist:${id("list", 0)}`,
        position: 4,
        progress_ms: 1500,
        isPlaying: false,
        repeat_state: "context",
      },
    });
    expect((await (await signIn()).get("/me/player")).body).toMatchObject({
      device: { name: "Car", volume_percent: 20 },
      item: { name: "Song 4" },
      progress_ms: 1500,
      is_playing: false,
      repeat_state: "context",
    });
  });

  test("The control API sets a player's listening history", async () => {
    const { control, signIn } = await simulate();
    const played = { uri: `spotify:track:${id("track", 2)}`, playedAt: "2026-11-20T08:00:00Z" };
    await control("PUT", "players/listener", { recentlyPlayed: [played] });
    const { items } = (await (await signIn()).get("/me/player/recently-played")).body;
    expect(items).toEqual([expect.objectContaining({ played_at: "2026-11-20T08:00:00.000Z" })]);
  });
});

test("A reset restores the initial state", async () => {
  const { control, signIn, settings, url } = await simulate();
  const { accessToken } = await signIn();
  await settings({ quota: { profile: 0 } });
  await control("PUT", `playlists/${id("list", 5)}`, { name: "New" });
  await control("POST", "users", { id: "guest" });
  expect((await control("POST", "reset")).status).toBe(204);
  expect((await createApiClient(url, accessToken).get("/me")).status).toBe(401);
  const api = await signIn();
  expect((await api.get("/me/playlists")).body.total).toBe(2);
  expect((await control("POST", "users", { id: "guest" })).status).toBe(201);
});
