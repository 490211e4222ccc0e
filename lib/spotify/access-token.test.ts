import { describe, expect, it, onTestFinished } from "vitest";
import { open, seal } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { perProcess, releasePerProcess } from "@/lib/platform/per-process";
import { sampleByDepth } from "@/testing/depth";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { withResolvers } from "@/testing/system/with-resolvers";
import { accessToken, userCaller } from "./access-token";
import { callSpotify } from "./call";
import type { Lane } from "./limits";

const { connected, control, expireTokensAtSpotify, fault, requests, settings } = await simulated();

const readConnection = async (userId: string) => {
  const row = await prisma().spotifyConnection.findUniqueOrThrow({ where: { userId } });
  return {
    ...row,
    access: open(row.accessTokenSealed, { userId, column: "access_token" }),
    refresh: open(row.refreshTokenSealed, { userId, column: "refresh_token" }),
  };
};

/** Connects a person whose access token expires in `secondsLeft` seconds; by default it is due for a refresh. */
async function connectedWithExpiringToken(secondsLeft = 59) {
  const listener = await connected();
  const { userId } = listener.ctx;
  await prisma().spotifyConnection.update({
    where: { userId },
    data: { accessTokenExpiresAt: new Date(Date.now() + secondsLeft * 1000) },
  });
  return { ...listener, userId, before: await readConnection(userId) };
}

const readProfile = (userId: string, lane: Lane = "click") =>
  callSpotify(userCaller(userId), { method: "GET", path: "/me" }, lane);

/** Aborts the signal of a shutdown until the end of the test. */
function simulateShutdown() {
  releasePerProcess("shutdown");
  perProcess("shutdown", () => AbortSignal.abort());
  onTestFinished(() => void releasePerProcess("shutdown"));
}

const countRefreshes = async () => (await requests("/api/token")).length;
const refusalReply = (error_description: string, error = "invalid_grant") => ({
  status: 400,
  body: { error, error_description },
});

describe("an access token", () => {
  it("an access token is used while it has more than a minute left", async () => {
    const { userId, before } = await connectedWithExpiringToken(70);
    await expect(accessToken(userId)).resolves.toMatchObject({ token: before.access });
    expect(await countRefreshes()).toBe(0);
  });

  it("an access token is refreshed once for fifty calls at the same moment", async () => {
    const { userId, before } = await connectedWithExpiringToken();
    const tokens = await Promise.all(range(50).map(() => accessToken(userId)));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(tokens[0]?.token).not.toBe(before.access);
    expect(await countRefreshes()).toBe(1);
    expect((await readConnection(userId)).access).toBe(tokens[0]?.token);
  });

  it("a process that waits for another process's refresh does not refresh again", async () => {
    const { userId, before } = await connectedWithExpiringToken();
    const locked = withResolvers();
    const released = withResolvers();
    // Another process locks the row and refreshes while this one waits.
    const otherProcess = prisma().$transaction(async transaction => {
      await transaction.$queryRaw`SELECT 1 FROM spotify_connections WHERE user_id = ${userId}::uuid FOR UPDATE`;
      locked.resolve();
      await released.promise;
      await transaction.spotifyConnection.update({
        where: { userId },
        data: { accessTokenExpiresAt: new Date(Date.now() + 3_600_000) },
      });
    });
    await locked.promise;
    const waitingCall = accessToken(userId);
    await expect
      .poll(
        () =>
          prisma().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      .toEqual([{ count: 1 }]);
    released.resolve();
    await otherProcess;
    await expect(waitingCall).resolves.toMatchObject({ token: before.access });
    expect(await countRefreshes()).toBe(0);
  });

  it("an access token lasts an hour, and refreshing does not renew the authorization", async () => {
    const { userId, before } = await connectedWithExpiringToken();
    await accessToken(userId);
    const { accessTokenExpiresAt, authorizedAt } = await readConnection(userId);
    expect(accessTokenExpiresAt.getTime() - Date.now()).toBeGreaterThan(3_590_000);
    expect(authorizedAt).toEqual(before.authorizedAt);
  });

  it("a person without a connection has no access token", async () => {
    const { userId } = await createUser();
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "spotify_not_connected" });
  });
});

describe("a refresh token", () => {
  it("a refresh token is replaced when the reply has a new one", async () => {
    await settings({ refreshTokens: "rotate" });
    const { userId, before } = await connectedWithExpiringToken();
    await accessToken(userId);
    const { refresh } = await readConnection(userId);
    expect(refresh).not.toBe(before.refresh);
    await prisma().spotifyConnection.update({
      where: { userId },
      data: { accessTokenExpiresAt: new Date() },
    });
    await expect(accessToken(userId)).resolves.toBeDefined();
  });

  it("a refresh token is kept when the reply has none", async () => {
    await settings({ refreshTokens: "omit" });
    const { userId, before } = await connectedWithExpiringToken();
    await accessToken(userId);
    expect((await readConnection(userId)).refresh).toBe(before.refresh);
  });

  it("a refresh token counts as invalid only after Spotify has refused it twice", async () => {
    const { userId, before } = await connectedWithExpiringToken();
    await fault("/api/token", refusalReply("Invalid refresh token"));
    const { token } = await accessToken(userId);
    expect(token).not.toBe(before.access);
    expect(await readConnection(userId)).toMatchObject({ reauthRequiredAt: null });
    expect(await countRefreshes()).toBe(2);
  });

  it("a revoked refresh token ends the connection; nothing is deleted, and Spotify is not called again", async () => {
    const { userId, before, spotifyUser } = await connectedWithExpiringToken();
    await control("POST", `users/${spotifyUser}/revoke`);
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "reauth_required" });
    const after = await readConnection(userId);
    expect(after.reauthRequiredAt).toBeInstanceOf(Date);
    expect(after.refresh).toBe(before.refresh);
    const refreshCount = await countRefreshes();
    expect(refreshCount).toBe(2);
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "reauth_required" });
    expect(await countRefreshes()).toBe(refreshCount);
  });

  it.each(
    sampleByDepth(
      [
        ["a server error", { status: 503, body: "Service unavailable" }, "spotify_unavailable"],
        ["a dropped socket", { drop: true }, "spotify_unavailable"],
        ["a web page", { status: 200, body: "<html>" }, "spotify_reply_unusable"],
        [
          "a reply without a token",
          { status: 200, body: { token_type: "Bearer" } },
          "spotify_reply_unusable",
        ],
        ["a rate limit", { status: 429, headers: { "retry-after": "1" } }, "spotify_unavailable"],
      ],
      2,
    ),
  )("a refresh token survives %s, and the next call succeeds", async (_, failure, code) => {
    const { userId, before } = await connectedWithExpiringToken();
    await fault("/api/token", failure);
    await expect(accessToken(userId)).rejects.toMatchObject({ code });
    expect(await readConnection(userId)).toEqual(before);
    await expect(accessToken(userId)).resolves.toBeDefined();
  });

  it("a client secret that was changed at Spotify does not end the connection", async () => {
    const { userId, before } = await connectedWithExpiringToken();
    await fault("/api/token", { times: 2, ...refusalReply("Invalid client secret", "invalid_client") });
    await expect(accessToken(userId)).rejects.toMatchObject({ code: "invalid_spotify_credentials" });
    expect(await readConnection(userId)).toEqual(before);
    await expect(accessToken(userId)).resolves.toBeDefined();
  });
});

describe("an outage of Spotify's accounts service", () => {
  it.each(
    sampleByDepth(
      [
        ["click", 2],
        ["sync", 5],
      ] as const,
      2,
    ),
  )(
    "while the accounts service is down, a call with the priority of a %s requests a token %i times",
    async (lane, times) => {
      const { userId } = await connectedWithExpiringToken();
      await fault("/api/token", { times: 20, status: 503, body: "Service unavailable" });
      await expect(readProfile(userId, lane)).rejects.toMatchObject({ code: "spotify_unavailable" });
      expect(await countRefreshes()).toBe(times);
    },
  );
});

describe("a 401", () => {
  const unauthorized = {
    status: 401,
    body: { error: { status: 401, message: "Missing/invalid/expired access token" } },
  };

  it("after a 401 the token is refreshed once, and the call succeeds", async () => {
    const { ctx } = await connected();
    const before = await readConnection(ctx.userId);
    await fault("/v1/me", unauthorized);
    await expect(readProfile(ctx.userId)).resolves.toContain("display_name");
    expect((await readConnection(ctx.userId)).access).not.toBe(before.access);
    expect(await countRefreshes()).toBe(1);
  });

  it("after a 401 the token is refreshed even during a shutdown", async () => {
    const { ctx } = await connected();
    simulateShutdown();
    await fault("/v1/me", unauthorized);
    await expect(readProfile(ctx.userId, "sync")).resolves.toContain("display_name");
  });

  it("many concurrent calls with a 401 refresh the token once", async () => {
    const { ctx } = await connected();
    await expireTokensAtSpotify();
    await Promise.all(range(20).map(() => readProfile(ctx.userId)));
    expect(await countRefreshes()).toBe(1);
  });

  it("a token that expired early at Spotify is refreshed, and the call succeeds", async () => {
    const { ctx } = await connected();
    await expireTokensAtSpotify();
    await expect(readProfile(ctx.userId)).resolves.toContain("display_name");
    expect((await requests("/v1/me")).map(({ status }) => status)).toEqual([401, 200]);
  });

  it("a second 401, after a refresh, fails the call but does not mark the connection as ended", async () => {
    const { ctx } = await connected();
    await fault("/v1/me", { times: 2, ...unauthorized });
    await expect(readProfile(ctx.userId)).rejects.toMatchObject({
      code: "reauth_required",
    });
    expect((await readConnection(ctx.userId)).reauthRequiredAt).toBeNull();
    await expect(readProfile(ctx.userId)).resolves.toBeDefined();
  });
});

it("A token that Spotify does not know is replaced without an error", async () => {
  const { userId } = (await connected()).ctx;
  const accessTokenSealed = seal("BQbogus", { userId, column: "access_token" });
  await prisma().spotifyConnection.update({ where: { userId }, data: { accessTokenSealed } });
  await expect(readProfile(userId)).resolves.toBeDefined();
  expect((await requests("/v1")).map(({ status }) => status)).toEqual([401, 200]);
});
