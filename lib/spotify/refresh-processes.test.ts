import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { getConnection } from "@/lib/connections/get-connection";
import { prisma, sql } from "@/lib/platform/db";
import { onlyDeep } from "@/testing/depth";
import { connect } from "@/testing/people";
import { kill, startProcess } from "@/testing/processes/start";
import { range } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { withResolvers } from "@/testing/system/with-resolvers";
import { accessToken } from "./access-token";

const deepIt = onlyDeep(it);

const { connected, expireTokensAtSpotify, forgetRequests, requests, settings, url } = await simulated();

/** Connects a person whose access token has expired. With "rotate", a refresh also replaces and revokes the refresh token. */
async function connectedWithExpiredToken(
  refreshTokens: "rotate" | "omit" = "rotate",
): Promise<ConnectedListener> {
  await settings({ refreshTokens });
  const listener = await connected();
  await expireToken(listener.ctx.userId);
  return listener;
}

const expireToken = (userId: string) =>
  prisma().spotifyConnection.update({ where: { userId }, data: { accessTokenExpiresAt: new Date() } });

const countRefreshes = async () => (await requests("/api/token")).length;

async function startCaller(userId: string, calls: number, env: object = {}) {
  const { child, nextLine } = await startProcess("caller", [userId, String(calls)], env);
  return {
    child,
    go: () => child.stdin.write("go\n"),
    outcomes: async () => JSON.parse(await nextLine()) as string[],
  };
}

describe("a token that expires during 200 calls of four processes", () => {
  async function callFromFourProcesses({ ctx }: ConnectedListener) {
    const callers = await Promise.all(range(4).map(() => startCaller(ctx.userId, 50)));
    for (const { go } of callers) go();
    const outcomes = (await Promise.all(callers.map(({ outcomes }) => outcomes()))).flat();
    expect(outcomes).toEqual(range(200).map(() => "answered"));
  }

  deepIt(
    "200 calls of four processes refresh an expired token once, and the connection stays",
    async () => {
      const listener = await connectedWithExpiredToken();
      await callFromFourProcesses(listener);
      expect(await countRefreshes()).toBe(1);
      // Spotify accepts the stored refresh token.
      await expireToken(listener.ctx.userId);
      await expect(accessToken(listener.ctx.userId)).resolves.toBeDefined();
      await expect(getConnection(listener.ctx)).resolves.toMatchObject({ state: "connected" });
    },
    60_000,
  );

  it("four processes refresh a token that expired early at Spotify once", async () => {
    await settings({ refreshTokens: "rotate" });
    const listener = await connected();
    await expireTokensAtSpotify();
    await callFromFourProcesses(listener);
    expect(await countRefreshes()).toBe(1);
    await expect(getConnection(listener.ctx)).resolves.toMatchObject({ state: "connected" });
  }, 60_000);
});

describe("a process that is killed in the middle of a refresh", () => {
  /** Starts a proxy for Spotify that holds back the request or its reply. */
  async function startBlockingProxy(blockedPart: "request" | "answer") {
    const openResponses: ServerResponse[] = [];
    const blocked = withResolvers();
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      openResponses.push(response);
      if (blockedPart === "answer")
        await fetch(`${url}${request.url}`, {
          method: request.method ?? "POST",
          headers: {
            authorization: request.headers.authorization ?? "",
            "content-type": request.headers["content-type"] ?? "",
          },
          body: Buffer.concat(chunks),
        });
      blocked.resolve();
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      for (const response of openResponses) response.destroy();
      server.close();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, blocked: blocked.promise };
  }

  async function killDuringRefresh({ ctx }: ConnectedListener, env: object, blocked: () => Promise<unknown>) {
    const { child, go } = await startCaller(ctx.userId, 1, env);
    go();
    await blocked();
    await kill(child);
    await forgetRequests();
  }

  /** Outlasts the start of a process on a busy machine. */
  const lockTimeout = { timeout: 30_000 };

  const waitForBlockedQuery = () =>
    expect
      .poll(() =>
        sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
      )
      .toHaveLength(1);

  async function expectNextCallWorks({ ctx }: ConnectedListener, calls: number) {
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    expect(await countRefreshes()).toBe(calls);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  }

  /** Expects that the new token is lost: the person has to connect again, which works, and refreshing stops after two calls. */
  async function expectReconnecting({ ctx, spotifyUser }: ConnectedListener) {
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(accessToken(ctx.userId)).rejects.toMatchObject({ code: "reauth_required" });
    expect(await countRefreshes()).toBe(2);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "reauth-required" });
    await connect(ctx, spotifyUser);
    await expireToken(ctx.userId);
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  }

  deepIt("killing a process while it waits for the lock changes nothing", async () => {
    const listener = await connectedWithExpiredToken();
    const released = withResolvers();
    const otherProcess = prisma().$transaction(async transaction => {
      await transaction.$queryRaw`SELECT 1 FROM spotify_connections WHERE user_id = ${listener.ctx.userId}::uuid FOR UPDATE`;
      await released.promise;
    }, lockTimeout);
    await killDuringRefresh(listener, {}, waitForBlockedQuery);
    released.resolve();
    await otherProcess;
    await expectNextCallWorks(listener, 1);
  });

  deepIt("after a process is killed before its request arrives, the next process refreshes", async () => {
    const listener = await connectedWithExpiredToken();
    const proxy = await startBlockingProxy("request");
    await killDuringRefresh(listener, { SPOTIFY_ACCOUNTS_URL: proxy.url }, () => proxy.blocked);
    await expectNextCallWorks(listener, 1);
  });

  it("after a process is killed before the reply arrives, the next process refreshes if tokens are not rotated", async () => {
    const listener = await connectedWithExpiredToken("omit");
    const proxy = await startBlockingProxy("answer");
    await killDuringRefresh(listener, { SPOTIFY_ACCOUNTS_URL: proxy.url }, () => proxy.blocked);
    await expectNextCallWorks(listener, 1);
  });

  deepIt(
    "with rotation, the person must connect again after a process is killed before the reply arrives",
    async () => {
      const listener = await connectedWithExpiredToken();
      const proxy = await startBlockingProxy("answer");
      await killDuringRefresh(listener, { SPOTIFY_ACCOUNTS_URL: proxy.url }, () => proxy.blocked);
      await expectReconnecting(listener);
    },
  );

  deepIt(
    "the person must connect again after a process is killed before it stores a rotated token",
    async () => {
      const listener = await connectedWithExpiredToken();
      const locked = withResolvers();
      const released = withResolvers();
      // In SHARE MODE, other transactions can lock and read rows but not change them.
      const otherProcess = prisma().$transaction(async transaction => {
        await transaction.$executeRaw`LOCK TABLE spotify_connections IN SHARE MODE`;
        locked.resolve();
        await released.promise;
      }, lockTimeout);
      await locked.promise;
      await killDuringRefresh(listener, {}, waitForBlockedQuery);
      released.resolve();
      await otherProcess;
      await expectReconnecting(listener);
    },
  );

  deepIt(
    "after a process is killed that has stored a new token, the next process uses that token",
    async () => {
      const listener = await connectedWithExpiredToken();
      const proxy = await startBlockingProxy("request");
      await killDuringRefresh(listener, { SPOTIFY_API_URL: proxy.url }, () => proxy.blocked);
      await expectNextCallWorks(listener, 0);
    },
  );
});
