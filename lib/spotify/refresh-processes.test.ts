import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { getConnection } from "@/lib/connections/get-connection";
import { prisma, sql } from "@/lib/platform/db";
import { range } from "@/testing/catalog";
import { connect } from "@/testing/people";
import { kill, startProcess } from "@/testing/processes";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { accessToken } from "./access-token";

const { connected, control, requests, settings, url } = await simulated();

/** A person whose access token ends now. Every refresh replaces the refresh token and ends the old one. */
async function atExpiry(refreshTokens: "rotate" | "omit" = "rotate"): Promise<ConnectedListener> {
  await settings({ refreshTokens });
  const listener = await connected();
  await expire(listener.ctx.userId);
  return listener;
}

const expire = (userId: string) =>
  prisma().spotifyConnection.update({ where: { userId }, data: { accessTokenExpiresAt: new Date() } });

const refreshes = async () => (await requests("/api/token")).length;

async function caller(userId: string, calls: number, env: object = {}) {
  const { child, nextLine } = await startProcess("caller-process.ts", [userId, String(calls)], env);
  return {
    child,
    go: () => child.stdin.write("go\n"),
    outcomes: async () => JSON.parse(await nextLine()) as string[],
  };
}

describe("a token that ends under 200 calls of four processes", () => {
  async function callFromFourProcesses({ ctx }: ConnectedListener) {
    const callers = await Promise.all(range(4).map(() => caller(ctx.userId, 50)));
    for (const { go } of callers) go();
    const outcomes = (await Promise.all(callers.map(({ outcomes }) => outcomes()))).flat();
    expect(outcomes).toEqual(range(200).map(() => "answered"));
  }

  it("under 200 calls of four processes a token is refreshed once, and the connection stays", async () => {
    const listener = await atExpiry();
    await callFromFourProcesses(listener);
    expect(await refreshes()).toBe(1);
    // Spotify accepts the stored refresh token.
    await expire(listener.ctx.userId);
    await expect(accessToken(listener.ctx.userId)).resolves.toBeDefined();
    await expect(getConnection(listener.ctx)).resolves.toMatchObject({ state: "connected" });
  }, 60_000);

  it("a token that Spotify ended early is refreshed once by four processes", async () => {
    await settings({ refreshTokens: "rotate" });
    const listener = await connected();
    await control("POST", "clock", { advanceMs: 3_700_000 });
    await callFromFourProcesses(listener);
    expect(await refreshes()).toBe(1);
    await expect(getConnection(listener.ctx)).resolves.toMatchObject({ state: "connected" });
  }, 60_000);
});

describe("a process that is killed in the middle of a refresh", () => {
  /** A proxy before Spotify that holds back the request or its reply. */
  async function stopAt(moment: "request" | "answer") {
    const held: ServerResponse[] = [];
    let reached = () => {};
    const isReached = new Promise<void>(resolve => {
      reached = resolve;
    });
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      held.push(response);
      if (moment === "answer")
        await fetch(`${url}${request.url}`, {
          method: request.method ?? "POST",
          headers: {
            authorization: request.headers.authorization ?? "",
            "content-type": request.headers["content-type"] ?? "",
          },
          body: Buffer.concat(chunks),
        });
      reached();
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      for (const response of held) response.destroy();
      server.close();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, isReached };
  }

  async function killedAt({ ctx }: ConnectedListener, env: object, isReached: () => Promise<unknown>) {
    const { child, go } = await caller(ctx.userId, 1, env);
    go();
    await isReached();
    await kill(child);
    await control("DELETE", "requests");
  }

  const waitingForALock = () =>
    expect
      .poll(() =>
        sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
      )
      .toHaveLength(1);

  async function isMendedByTheNext({ ctx }: ConnectedListener, calls: number) {
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    expect(await refreshes()).toBe(calls);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  }

  /** The new token is lost: the person is told, Spotify is not called forever, and connecting again works. */
  async function endsInReconnecting({ ctx, spotifyUser }: ConnectedListener) {
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(accessToken(ctx.userId)).rejects.toMatchObject({ code: "reauth_required" });
    expect(await refreshes()).toBe(2);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "reauth-required" });
    await connect(ctx, spotifyUser);
    await expire(ctx.userId);
    await expect(accessToken(ctx.userId)).resolves.toBeDefined();
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  }

  it("a process killed while it waits for the lock has changed nothing", async () => {
    const listener = await atExpiry();
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const other = prisma().$transaction(async transaction => {
      await transaction.$queryRaw`SELECT 1 FROM spotify_connections WHERE user_id = ${listener.ctx.userId}::uuid FOR UPDATE`;
      await released;
    });
    await killedAt(listener, {}, waitingForALock);
    release();
    await other;
    await isMendedByTheNext(listener, 1);
  });

  it("after a process is killed before its request arrives, the next one refreshes", async () => {
    const listener = await atExpiry();
    const gate = await stopAt("request");
    await killedAt(listener, { SPOTIFY_ACCOUNTS_URL: gate.url }, () => gate.isReached);
    await isMendedByTheNext(listener, 1);
  });

  it("after a process is killed before the reply arrives, the next one refreshes without rotation", async () => {
    const listener = await atExpiry("omit");
    const gate = await stopAt("answer");
    await killedAt(listener, { SPOTIFY_ACCOUNTS_URL: gate.url }, () => gate.isReached);
    await isMendedByTheNext(listener, 1);
  });

  it("with rotation, a process killed before the reply arrives means connecting again", async () => {
    const listener = await atExpiry();
    const gate = await stopAt("answer");
    await killedAt(listener, { SPOTIFY_ACCOUNTS_URL: gate.url }, () => gate.isReached);
    await endsInReconnecting(listener);
  });

  it("a process killed before it stores a rotated token means connecting again", async () => {
    const listener = await atExpiry();
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    let isLocked = () => {};
    const locked = new Promise<void>(resolve => {
      isLocked = resolve;
    });
    // Rows can be locked and read, but not changed.
    const other = prisma().$transaction(async transaction => {
      await transaction.$executeRaw`LOCK TABLE spotify_connections IN SHARE MODE`;
      isLocked();
      await released;
    });
    await locked;
    await killedAt(listener, {}, waitingForALock);
    release();
    await other;
    await endsInReconnecting(listener);
  });

  it("after a process is killed when it has stored a new token, the next one uses it", async () => {
    const listener = await atExpiry();
    const gate = await stopAt("request");
    await killedAt(listener, { SPOTIFY_API_URL: gate.url }, () => gate.isReached);
    await isMendedByTheNext(listener, 0);
  });
});
