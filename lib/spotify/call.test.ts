import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { getConnection } from "@/lib/connections/get-connection";
import { env } from "@/lib/platform/env";
import { trackId } from "@/testing/catalog";
import { simulated } from "@/testing/simulated";
import { userCaller } from "./access-token";
import { type Call, callSpotify, readSpotify } from "./call";
import { RateLimited } from "./errors";
import { storeCooldown } from "./limits";
import { getUserSpotifyClient } from "./user-client";

const { connected, control, fault, requests, settings } = await simulated();

const liked: Call = { method: "GET", path: "/me/tracks" };
const playlists: Call = { method: "GET", path: "/me/playlists" };
const json = (status: number, message: string, reason?: string) => ({
  status,
  body: { error: { status, message, ...(reason && { reason }) } },
});

describe("failures of Spotify", () => {
  const failures: [string, object][] = [
    ["500", json(500, "Server error.")],
    ["502 without JSON", { status: 502, body: "Bad gateway." }],
    ["503", { status: 503, body: "" }],
    ["504", { status: 504, body: "upstream request timeout" }],
    ["a dropped socket", { drop: true }],
  ];

  it.each(failures)("after %s a read is repeated", async (_, what) => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", what);
    await expect(callSpotify(userCaller(ctx.userId), liked, "click")).resolves.toContain("items");
    expect(await requests()).toHaveLength(2);
  });

  it.each(failures)("after %s a write that is not idempotent is not repeated", async (_, what) => {
    const { ctx } = await connected();
    await fault("/v1/me/player/next", what);
    await expect(getUserSpotifyClient(ctx).skip("next")).rejects.toMatchObject({
      code: "spotify_unavailable",
    });
    expect(await requests()).toHaveLength(1);
  });

  it("a click gives up after two attempts, a job after five", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { times: 20, ...json(503, "Service unavailable") });
    await expect(callSpotify(userCaller(ctx.userId), liked, "click")).rejects.toMatchObject({
      code: "spotify_unavailable",
    });
    expect(await requests()).toHaveLength(2);
    await control("DELETE", "requests");
    await expect(callSpotify(userCaller(ctx.userId), liked, "sync")).rejects.toMatchObject({
      code: "spotify_unavailable",
    });
    expect(await requests()).toHaveLength(5);
  });

  it.each([
    ["HTML", { status: 200, body: "<html>Welcome</html>" }],
    ["JSON of another shape", { status: 200, body: { items: "none" } }],
    ["nothing", { status: 200, body: "" }],
  ])("%s instead of a list is requested once more", async (_, what) => {
    const { ctx } = await connected({ likedTrackIds: [trackId(1)] });
    await fault("/v1/me/tracks", what);
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toMatchObject({ total: 1 });
    await fault("/v1/me/tracks", { times: 2, ...what });
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).rejects.toMatchObject({
      code: "spotify_reply_unusable",
      endpoint: "GET /me/tracks",
    });
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
    const seen: (string | undefined)[] = [];
    const { ctx } = await connected();
    const mirror = createServer((request, response) => {
      seen.push(request.headers["content-length"]);
      response.writeHead(204).end();
    });
    await new Promise<void>(resolve => mirror.listen(0, "127.0.0.1", resolve));
    const before = env().SPOTIFY_API_URL;
    onTestFinished(() => {
      env().SPOTIFY_API_URL = before;
      mirror.close();
    });
    env().SPOTIFY_API_URL = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}`;
    const client = getUserSpotifyClient(ctx);
    await client.pause();
    await client.skip("next");
    await client.save([`spotify:track:${trackId(1)}`]);
    expect(seen).toEqual(["0", "0", "0"]);
  });
});

describe("a rate limit of seconds", () => {
  it("a rate limit is waited for, and the call succeeds", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      status: 429,
      headers: { "retry-after": "1" },
      body: "Too many requests",
    });
    const began = Date.now();
    await expect(callSpotify(userCaller(ctx.userId), liked, "click")).resolves.toContain("items");
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    expect((await requests()).map(({ status }) => status)).toEqual([429, 200]);
  });

  it("a rate limit that is too long for a click is an error with its end, and holds for the whole app", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      headers: { "retry-after": "20" },
      ...json(429, "API rate limit exceeded"),
    });
    const error = await callSpotify(userCaller(ctx.userId), liked, "click").catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ kind: "rate", code: "rate_limited" });
    const left = (error as RateLimited).retryAt.getTime() - Date.now();
    expect(left).toBeGreaterThan(15_000);
    expect(left).toBeLessThanOrEqual(20_000);
    await expect(callSpotify(userCaller(ctx.userId), playlists, "click")).rejects.toMatchObject({
      kind: "rate",
    });
    expect(await requests()).toHaveLength(1);
  });

  it.each([undefined, "soon", "-5"])(
    "a rate limit without a valid Retry-After (%s) lasts half a minute",
    async header => {
      const { ctx } = await connected();
      await fault("/v1/me/tracks", {
        status: 429,
        body: "Too many requests",
        ...(header && { headers: { "retry-after": header } }),
      });
      const error = await callSpotify(userCaller(ctx.userId), liked, "click").catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ kind: "rate" });
      expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(25_000);
    },
  );
});

describe("a used-up quota", () => {
  const quota = (retryAfter?: string) => ({
    ...json(429, "Too many requests", "QUOTA_EXCEEDED"),
    ...(retryAfter !== undefined && { headers: { "retry-after": retryAfter } }),
  });

  it("a used-up quota is stored with its end and stops calls of its group only", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", quota("79892"));
    const error = await callSpotify(userCaller(ctx.userId), liked, "sync").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "quota", code: "quota_exceeded" });
    expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(79_000_000);
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(callSpotify(userCaller(ctx.userId), liked, "click")).rejects.toMatchObject({
        kind: "quota",
      });
    expect(await requests()).toHaveLength(1);
    await expect(callSpotify(userCaller(ctx.userId), playlists, "click")).resolves.toContain("items");
    await expect(getConnection(ctx)).resolves.toMatchObject({
      cooldowns: [{ group: "library", kind: "quota", until: (error as RateLimited).retryAt.toISOString() }],
      callsLast24h: { library: 1, playlists: 1 },
    });
  });

  it.each([undefined, "soon", "0"])(
    "a used-up quota without a valid Retry-After (%s) lasts a day",
    async header => {
      const { ctx } = await connected();
      await fault("/v1/me/tracks", quota(header));
      const error = await callSpotify(userCaller(ctx.userId), liked, "click").catch(
        (thrown: unknown) => thrown,
      );
      expect((error as RateLimited).retryAt.getTime() - Date.now()).toBeGreaterThan(86_000_000);
      expect(await requests()).toHaveLength(1);
    },
  );

  it("a quota without a reason is recognized by its length", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      status: 429,
      headers: { "retry-after": "83316" },
      body: "Too many requests",
    });
    await expect(callSpotify(userCaller(ctx.userId), liked, "sync")).rejects.toMatchObject({ kind: "quota" });
    await expect(callSpotify(userCaller(ctx.userId), playlists, "click")).resolves.toContain("items");
  });

  it("the end of a quota only moves later", async () => {
    const { ctx, clientId } = await connected();
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const late = at(20);
    await storeCooldown(clientId, "library", "quota", late);
    await storeCooldown(clientId, "library", "quota", at(2));
    await expect(callSpotify(userCaller(ctx.userId), liked, "click")).rejects.toMatchObject({
      retryAt: late,
    });
  });

  it("the quota of one app does not affect others", async () => {
    const [ada, bob] = await Promise.all([connected(), connected()]);
    await fault("/v1/me/tracks", quota("3600"));
    await expect(callSpotify(userCaller(ada.ctx.userId), liked, "click")).rejects.toMatchObject({
      kind: "quota",
    });
    await expect(callSpotify(userCaller(bob.ctx.userId), liked, "click")).resolves.toContain("items");
  });

  it("the quota matches the simulator's own count", async () => {
    const { ctx } = await connected();
    await settings({ quota: { library: 2 } });
    await callSpotify(userCaller(ctx.userId), liked, "click");
    await callSpotify(userCaller(ctx.userId), liked, "click");
    await expect(callSpotify(userCaller(ctx.userId), liked, "click")).rejects.toMatchObject({
      kind: "quota",
    });
  });
});

it("a reply is parsed, and an unusable one names its endpoint", async () => {
  const { ctx } = await connected();
  const error = await readSpotify(
    userCaller(ctx.userId),
    liked,
    z.object({ nothing: z.string() }),
    "click",
  ).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "spotify_reply_unusable", endpoint: "GET /me/tracks" });
});
