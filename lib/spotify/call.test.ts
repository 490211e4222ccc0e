import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { getConnection } from "@/lib/connections/get-connection";
import { env } from "@/lib/platform/env";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { dripBytes, startLocalServer } from "@/testing/system/local-server";
import { userCaller } from "./access-token";
import { type Call, callSpotify, readSpotify } from "./call";
import { RateLimited } from "./errors";
import { storeCooldown } from "./limits";
import { retryPolicies } from "./retry-policy";
import { getUserSpotifyClient } from "./user-client";

const deepIt = onlyDeep(it);

const { connected, control, fault, forgetRequests, requests, settings } = await simulated();

const likedTracksCall: Call = { method: "GET", path: "/me/tracks" };
const playlistsCall: Call = { method: "GET", path: "/me/playlists" };
const errorReply = (status: number, message: string, reason?: string) => ({
  status,
  body: { error: { status, message, ...(reason && { reason }) } },
});

describe("failures of Spotify", () => {
  const failures: [string, object][] = [
    ["500", errorReply(500, "Server error.")],
    ["502 without JSON", { status: 502, body: "Bad gateway." }],
    ["503", { status: 503, body: "" }],
    ["504", { status: 504, body: "upstream request timeout" }],
    ["a dropped socket", { drop: true }],
  ];

  it.each(sampleByDepth(failures, 2))("a read is repeated after %s", async (_, failure) => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", failure);
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).resolves.toContain("items");
    expect(await requests()).toHaveLength(2);
  });

  it.each(sampleByDepth(failures, 2))(
    "a write that is not idempotent is not repeated after %s",
    async (_, failure) => {
      const { ctx } = await connected();
      await fault("/v1/me/player/next", failure);
      await expect(getUserSpotifyClient(ctx).skip("next")).rejects.toMatchObject({
        code: "spotify_unavailable",
      });
      expect(await requests()).toHaveLength(1);
    },
  );

  deepIt("a click gives up after two attempts, a job after five", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { times: 20, ...errorReply(503, "Service unavailable") });
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).rejects.toMatchObject({
      code: "spotify_unavailable",
    });
    expect(await requests()).toHaveLength(2);
    await forgetRequests();
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "sync")).rejects.toMatchObject({
      code: "spotify_unavailable",
    });
    expect(await requests()).toHaveLength(5);
  });

  it.each(
    sampleByDepth(
      [
        ["HTML", { status: 200, body: "<html>Welcome</html>" }],
        ["JSON of another shape", { status: 200, body: { items: "none" } }],
        ["an empty body", { status: 200, body: "" }],
      ],
      3,
    ),
  )("%s instead of a list is requested once more", async (_, failure) => {
    const { ctx } = await connected({ likedTrackIds: [trackId(1)] });
    await fault("/v1/me/tracks", failure);
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toMatchObject({ total: 1 });
    await fault("/v1/me/tracks", { times: 2, ...failure });
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).rejects.toMatchObject({
      code: "spotify_reply_unusable",
      endpoint: "GET /me/tracks",
    });
  });
});

describe("replies without an end", () => {
  it("A read whose reply arrives byte by byte fails in time, and the next read is answered", async () => {
    const { ctx } = await connected();
    const simulatorUrl = env().SPOTIFY_API_URL;
    const { timeoutMs } = retryPolicies.click;
    onTestFinished(() => {
      env().SPOTIFY_API_URL = simulatorUrl;
      retryPolicies.click.timeoutMs = timeoutMs;
    });
    env().SPOTIFY_API_URL = await startLocalServer(dripBytes);
    retryPolicies.click.timeoutMs = 150;
    const reads = [1, 2, 3].map(() => getUserSpotifyClient(ctx).player());
    for (const result of await Promise.allSettled(reads))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "spotify_unavailable" } });
    env().SPOTIFY_API_URL = simulatorUrl;
    retryPolicies.click.timeoutMs = timeoutMs;
    await expect(getUserSpotifyClient(ctx).player()).resolves.toMatchObject({ is_playing: false });
  });
});

describe("player commands", () => {
  it.each(["empty", "text"])("player commands accept any successful reply: %s", async commandReply => {
    await settings({ commandReply });
    const { ctx, spotifyUser } = await connected();
    const device = { id: "d1", name: "Desk", isActive: true };
    await control("PUT", `players/${spotifyUser}`, {
      devices: [device],
      state: { uris: [`spotify:track:${trackId(1)}`] },
    });
    await expect(getUserSpotifyClient(ctx).pause()).resolves.toBeUndefined();
    await expect(getUserSpotifyClient(ctx).player()).resolves.toMatchObject({ is_playing: false });
  });

  it("player commands without a body send Content-Length", async () => {
    const contentLengths: (string | undefined)[] = [];
    const { ctx } = await connected();
    const before = env().SPOTIFY_API_URL;
    onTestFinished(() => {
      env().SPOTIFY_API_URL = before;
    });
    env().SPOTIFY_API_URL = await startLocalServer((request, response) => {
      contentLengths.push(request.headers["content-length"]);
      response.writeHead(204).end();
    });
    const client = getUserSpotifyClient(ctx);
    await client.pause();
    await client.skip("next");
    await client.save([`spotify:track:${trackId(1)}`]);
    expect(contentLengths).toEqual(["0", "0", "0"]);
  });
});

describe("a rate limit of seconds", () => {
  it("a call waits for a short rate limit and succeeds", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      status: 429,
      headers: { "retry-after": "1" },
      body: "Too many requests",
    });
    const startedAt = Date.now();
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).resolves.toContain("items");
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
    expect((await requests()).map(({ status }) => status)).toEqual([429, 200]);
  });

  it("a rate limit that is too long for a click fails all calls of the app until its end", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      headers: { "retry-after": "20" },
      ...errorReply(429, "API rate limit exceeded"),
    });
    const error = await callSpotify(userCaller(ctx.userId), likedTracksCall, "click").catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ kind: "rate", code: "rate_limited" });
    const remainingMs = (error as RateLimited).retryAt.getTime() - Date.now();
    expect(remainingMs).toBeGreaterThan(15_000);
    expect(remainingMs).toBeLessThanOrEqual(20_000);
    await expect(callSpotify(userCaller(ctx.userId), playlistsCall, "click")).rejects.toMatchObject({
      kind: "rate",
    });
    expect(await requests()).toHaveLength(1);
  });

  it.each(sampleByDepth([undefined, "soon", "-5"], 3))(
    "a rate limit without a valid Retry-After (%s) lasts half a minute",
    async header => {
      const { ctx } = await connected();
      await fault("/v1/me/tracks", {
        status: 429,
        body: "Too many requests",
        ...(header && { headers: { "retry-after": header } }),
      });
      const error = await callSpotify(userCaller(ctx.userId), likedTracksCall, "click").catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ kind: "rate" });
      expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(25_000);
    },
  );
});

describe("a used-up quota", () => {
  const quota = (retryAfter?: string) => ({
    ...errorReply(429, "Too many requests", "QUOTA_EXCEEDED"),
    ...(retryAfter !== undefined && { headers: { "retry-after": retryAfter } }),
  });

  it("a used-up quota is stored and stops calls of its endpoint group only", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", quota("79892"));
    const error = await callSpotify(userCaller(ctx.userId), likedTracksCall, "sync").catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ kind: "quota", code: "quota_exceeded" });
    expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(79_000_000);
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).rejects.toMatchObject({
        kind: "quota",
      });
    expect(await requests()).toHaveLength(1);
    await expect(callSpotify(userCaller(ctx.userId), playlistsCall, "click")).resolves.toContain("items");
    await expect(getConnection(ctx)).resolves.toMatchObject({
      cooldowns: [{ group: "library", kind: "quota", until: (error as RateLimited).retryAt.toISOString() }],
      callsLast24h: { library: 1, playlists: 1 },
    });
  });

  it.each(sampleByDepth([undefined, "soon", "0"], 3))(
    "a used-up quota without a valid Retry-After (%s) lasts a day",
    async header => {
      const { ctx } = await connected();
      await fault("/v1/me/tracks", quota(header));
      const error = await callSpotify(userCaller(ctx.userId), likedTracksCall, "click").catch(
        (thrown: unknown) => thrown,
      );
      expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(86_000_000);
      expect(await requests()).toHaveLength(1);
    },
  );

  it("a 429 without a reason counts as a quota if its pause is long", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      status: 429,
      headers: { "retry-after": "83316" },
      body: "Too many requests",
    });
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "sync")).rejects.toMatchObject({
      kind: "quota",
    });
    await expect(callSpotify(userCaller(ctx.userId), playlistsCall, "click")).resolves.toContain("items");
  });

  it("a shorter pause does not replace the stored end of a quota", async () => {
    const { ctx, clientId } = await connected();
    const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const later = hoursFromNow(20);
    await storeCooldown(clientId, "library", "quota", later);
    await storeCooldown(clientId, "library", "quota", hoursFromNow(2));
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).rejects.toMatchObject({
      retryAt: later,
    });
  });

  it("the quota of one app does not affect others", async () => {
    const [ada, bob] = await Promise.all([connected(), connected()]);
    await fault("/v1/me/tracks", quota("3600"));
    await expect(callSpotify(userCaller(ada.ctx.userId), likedTracksCall, "click")).rejects.toMatchObject({
      kind: "quota",
    });
    await expect(callSpotify(userCaller(bob.ctx.userId), likedTracksCall, "click")).resolves.toContain(
      "items",
    );
  });

  it("a call beyond the simulator's quota fails", async () => {
    const { ctx } = await connected();
    await settings({ quota: { library: 2 } });
    await callSpotify(userCaller(ctx.userId), likedTracksCall, "click");
    await callSpotify(userCaller(ctx.userId), likedTracksCall, "click");
    await expect(callSpotify(userCaller(ctx.userId), likedTracksCall, "click")).rejects.toMatchObject({
      kind: "quota",
    });
  });
});

it("the error of an unusable reply names the endpoint", async () => {
  const { ctx } = await connected();
  const error = await readSpotify(
    userCaller(ctx.userId),
    likedTracksCall,
    z.object({ nothing: z.string() }),
    "click",
  ).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "spotify_reply_unusable", endpoint: "GET /me/tracks" });
});
