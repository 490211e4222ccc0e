import { describe, expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { perProcess, releasePerProcess } from "@/lib/platform/per-process";
import { range } from "@/testing/catalog";
import { createUser } from "@/testing/people";
import { simulated } from "@/testing/simulated";
import { accessToken, userCaller } from "./access-token";
import { callSpotify } from "./call";

const { connected, control, fault, requests, settings } = await simulated();

const stored = async (userId: string) => {
  const row = await prisma().spotifyConnection.findUniqueOrThrow({ where: { userId } });
  return {
    ...row,
    access: open(row.accessTokenSealed, { userId, column: "access_token" }),
    refresh: open(row.refreshTokenSealed, { userId, column: "refresh_token" }),
  };
};

/** A person whose access token ends within a minute. */
async function withOldToken(secondsLeft = 59) {
  const listener = await connected();
  const { userId } = listener.ctx;
  await prisma().spotifyConnection.update({
    where: { userId },
    data: { accessTokenExpiresAt: new Date(Date.now() + secondsLeft * 1000) },
  });
  return { ...listener, userId, before: await stored(userId) };
}

const refreshes = async () => (await requests("/api/token")).length;
const refused = (error_description: string, error = "invalid_grant") => ({
  status: 400,
  body: { error, error_description },
});

describe("an access token", () => {
  it("an access token is used while it has more than a minute left", async () => {
    const { userId, before } = await withOldToken(70);
    await expect(accessToken(userId)).resolves.toMatchObject({ token: before.access });
    expect(await refreshes()).toBe(0);
  });

  it("an access token is refreshed once for fifty calls at the same moment", async () => {
    const { userId, before } = await withOldToken();
    const tokens = await Promise.all(range(50).map(() => accessToken(userId)));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(tokens[0]?.token).not.toBe(before.access);
    expect(await refreshes()).toBe(1);
    expect((await stored(userId)).access).toBe(tokens[0]?.token);
  });

  it("an access token is refreshed once for many processes", async () => {
    const { userId, before } = await withOldToken();
    // Another process locks the row and refreshes while this one waits.
    const other = prisma().$transaction(async transaction => {
      await transaction.$queryRaw`SELECT 1 FROM spotify_connections WHERE user_id = ${userId}::uuid FOR UPDATE`;
      started();
      await waiting;
      await transaction.spotifyConnection.update({
        where: { userId },
        data: { accessTokenExpiresAt: new Date(Date.now() + 3_600_000) },
      });
    });
    let started = () => {};
    const hasStarted = new Promise<void>(resolve => {
      started = resolve;
    });
    let go = () => {};
    const waiting = new Promise<void>(resolve => {
      go = resolve;
    });
    await hasStarted;
    const mine = accessToken(userId);
    await expect
      .poll(
        () =>
          prisma().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      .toEqual([{ count: 1 }]);
    go();
    await other;
    await expect(mine).resolves.toMatchObject({ token: before.access });
    expect(await refreshes()).toBe(0);
  });

  it("an access token lasts an hour, and refreshing does not renew the authorization", async () => {
    const { userId, before } = await withOldToken();
    await accessToken(userId);
    const { accessTokenExpiresAt, authorizedAt } = await stored(userId);
    expect(accessTokenExpiresAt.getTime() - Date.now()).toBeGreaterThan(3_590_000);
    expect(authorizedAt).toEqual(before.authorizedAt);
  });

  it("an access token needs a connection", async () => {
    const { userId } = await createUser();
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "spotify_not_connected" });
  });
});

describe("a refresh token", () => {
  it("a refresh token is replaced when the reply has a new one", async () => {
    await settings({ refreshTokens: "rotate" });
    const { userId, before } = await withOldToken();
    await accessToken(userId);
    const { refresh } = await stored(userId);
    expect(refresh).not.toBe(before.refresh);
    await prisma().spotifyConnection.update({
      where: { userId },
      data: { accessTokenExpiresAt: new Date() },
    });
    await expect(accessToken(userId)).resolves.toBeDefined();
  });

  it("a refresh token is kept when the reply has none", async () => {
    await settings({ refreshTokens: "omit" });
    const { userId, before } = await withOldToken();
    await accessToken(userId);
    expect((await stored(userId)).refresh).toBe(before.refresh);
  });

  it("a refresh token has ended only when Spotify says so twice", async () => {
    const { userId, before } = await withOldToken();
    await fault("/api/token", refused("Invalid refresh token"));
    const { token } = await accessToken(userId);
    expect(token).not.toBe(before.access);
    expect(await stored(userId)).toMatchObject({ reauthRequiredAt: null });
    expect(await refreshes()).toBe(2);
  });

  it("a revoked refresh token ends the connection; nothing is deleted, and Spotify is not called again", async () => {
    const { userId, before, spotifyUser } = await withOldToken();
    await control("POST", `users/${spotifyUser}/revoke`);
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "reauth_required" });
    const after = await stored(userId);
    expect(after.reauthRequiredAt).toBeInstanceOf(Date);
    expect(after.refresh).toBe(before.refresh);
    const asked = await refreshes();
    expect(asked).toBe(2);
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "reauth_required" });
    expect(await refreshes()).toBe(asked);
  });

  it.each([
    ["a server error", { status: 503, body: "Service unavailable" }, "spotify_unavailable"],
    ["a dropped socket", { drop: true }, "spotify_unavailable"],
    ["rubbish", { status: 200, body: "<html>" }, "spotify_reply_unusable"],
    ["a reply without a token", { status: 200, body: { token_type: "Bearer" } }, "spotify_reply_unusable"],
    ["a rate limit", { status: 429, headers: { "retry-after": "1" } }, "spotify_unavailable"],
  ])("a refresh token survives %s, and the next call succeeds", async (_, what, code) => {
    const { userId, before } = await withOldToken();
    await fault("/api/token", what);
    await expect(accessToken(userId)).rejects.toMatchObject({ code });
    expect(await stored(userId)).toEqual(before);
    await expect(accessToken(userId)).resolves.toBeDefined();
  });

  it("a client secret that was changed at Spotify does not end the connection", async () => {
    const { userId, before } = await withOldToken();
    await fault("/api/token", { times: 2, ...refused("Invalid client secret", "invalid_client") });
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "invalid_spotify_credentials" });
    expect(await stored(userId)).toEqual(before);
    await expect(accessToken(userId)).resolves.toBeDefined();
  });
});

describe("while Spotify's sign-in service is down", () => {
  it.each([
    ["click", 2],
    ["sync", 5],
  ] as const)("while the accounts service is down, a %s requests a token %i times", async (lane, times) => {
    const { userId } = await withOldToken();
    await fault("/api/token", { times: 20, status: 503, body: "Service unavailable" });
    const call = callSpotify(userCaller(userId), { method: "GET", path: "/me" }, lane);
    await expect(call).rejects.toMatchObject({ code: "spotify_unavailable" });
    expect(await refreshes()).toBe(times);
  });
});

describe("a 401", () => {
  const me = { method: "GET", path: "/me" } as const;
  const unauthorized = {
    status: 401,
    body: { error: { status: 401, message: "Missing/invalid/expired access token" } },
  };

  it("a 401 refreshes the token once, and the call succeeds", async () => {
    const { ctx } = await connected();
    const before = await stored(ctx.userId);
    await fault("/v1/me", unauthorized);
    await expect(callSpotify(userCaller(ctx.userId), me, "click")).resolves.toContain("display_name");
    expect((await stored(ctx.userId)).access).not.toBe(before.access);
    expect(await refreshes()).toBe(1);
  });

  it("A 401 refreshes the token while the process shuts down too", async () => {
    const { ctx } = await connected();
    releasePerProcess("shutdown");
    perProcess("shutdown", () => AbortSignal.abort());
    onTestFinished(() => void releasePerProcess("shutdown"));
    await fault("/v1/me", unauthorized);
    await expect(callSpotify(userCaller(ctx.userId), me, "sync")).resolves.toContain("display_name");
  });

  it("many calls with a 401 refresh the token once", async () => {
    const { ctx } = await connected();
    await control("POST", "clock", { advanceMs: 3_700_000 });
    await Promise.all(range(20).map(() => callSpotify(userCaller(ctx.userId), me, "click")));
    expect(await refreshes()).toBe(1);
  });

  it("a 401 for a token that Spotify forgot refreshes it too", async () => {
    const { ctx } = await connected();
    await control("POST", "clock", { advanceMs: 3_700_000 });
    await expect(callSpotify(userCaller(ctx.userId), me, "click")).resolves.toContain("display_name");
    expect((await requests("/v1/me")).map(({ status }) => status)).toEqual([401, 200]);
  });

  it("a 401 for a fresh token is an error and does not end the connection", async () => {
    const { ctx } = await connected();
    await fault("/v1/me", { times: 2, ...unauthorized });
    await expect(callSpotify(userCaller(ctx.userId), me, "click")).rejects.toMatchObject({
      code: "reauth_required",
    });
    expect((await stored(ctx.userId)).reauthRequiredAt).toBeNull();
    await expect(callSpotify(userCaller(ctx.userId), me, "click")).resolves.toBeDefined();
  });
});
