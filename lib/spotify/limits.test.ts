import { describe, expect, it } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { range } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { userCaller } from "./access-token";
import { callSpotify } from "./call";
import { RateLimited } from "./errors";
import { countAppCall, type Lane } from "./limits";

const { connected, requests, settings } = await simulated();

const countCall = ({ ctx, clientId }: ConnectedListener, lane: Lane) =>
  countAppCall(ctx.userId, clientId, { group: "library", lane, endpoint: "GET /me/tracks" });

/** Makes concurrent calls and returns how many of them are allowed. */
async function countAllowed(listener: ConnectedListener, lane: Lane, calls: number): Promise<number> {
  const outcomes = await Promise.allSettled(range(calls).map(() => countCall(listener, lane)));
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(RateLimited);
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

/** Connects a person whose app has a ceiling, as after a 429 reply. */
async function connectedWithCeiling(ceiling: number): Promise<ConnectedListener> {
  const listener = await connected();
  await sql(
    `UPDATE spotify_call_windows SET ceiling = $2, ceiling_until = now() + interval '1 minute',
       calls = array_fill(0, ARRAY[11]) WHERE client_id = $1`,
    [listener.clientId, ceiling],
  );
  return listener;
}

/** Moves the counted calls `seconds` into the past. */
const ageCalls = ({ clientId }: ConnectedListener, seconds: number) =>
  // A window has eleven slices of three seconds.
  sql("UPDATE spotify_call_windows SET slice = slice - $2::int WHERE client_id = $1", [
    clientId,
    Math.ceil(seconds / 3),
  ]);

describe("the 30-second window of a developer app", () => {
  it("An app has no ceiling before Spotify refuses a call", async () => {
    expect(await countAllowed(await connected(), "backfill", 300)).toBe(300);
  });

  it("Concurrent calls never exceed the ceiling", async () => {
    expect(await countAllowed(await connectedWithCeiling(40), "click", 100)).toBe(40);
  });

  it.each([
    ["backfill", 20],
    ["sync", 30],
    ["playback", 36],
    ["click", 40],
  ] as const)("The lane %s can use %i of 40 calls, and clicks can use the rest", async (lane, calls) => {
    const listener = await connectedWithCeiling(40);
    expect(await countAllowed(listener, lane, 60)).toBe(calls);
    expect(await countAllowed(listener, "click", 60)).toBe(40 - calls);
  });

  it("Calls are allowed again at `retryAt`", async () => {
    const listener = await connectedWithCeiling(40);
    await countAllowed(listener, "click", 30);
    await ageCalls(listener, 15);
    await countAllowed(listener, "click", 10);
    const refusal = await countCall(listener, "click").catch(error => error as RateLimited);
    expect(refusal).toMatchObject({ kind: "rate", code: "rate_limited" });
    const seconds = ((refusal as RateLimited).retryAt.getTime() - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThanOrEqual(18);
    await ageCalls(listener, seconds - 3);
    expect(await countAllowed(listener, "click", 1)).toBe(0);
    await ageCalls(listener, 3);
    expect(await countAllowed(listener, "click", 60)).toBe(30);
  });

  it("The calls of one app do not limit another app", async () => {
    const busyApp = await connectedWithCeiling(20);
    await countAllowed(busyApp, "click", 20);
    expect(await countAllowed(await connected(), "sync", 50)).toBe(50);
  });

  it("The ceiling is nine tenths of the calls up to the refusal", async () => {
    await settings({ rateLimit: { per30s: 50, retryAfter: true } });
    const listener = await connected();
    const readLikedTracks = (lane: Lane) =>
      callSpotify(
        userCaller(listener.ctx.userId),
        { method: "GET", path: "/me/tracks", bypassCache: true },
        lane,
      );
    let refusalCount = 0;
    // One after another, because identical concurrent reads share one call.
    for (let calls = 0; calls < 60 && refusalCount === 0; calls++)
      await readLikedTracks("click").catch(() => {
        refusalCount++;
      });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: listener.clientId } });
    const requestCount = (await requests("/v1/me/tracks")).length;
    await ageCalls(listener, 33);
    const [window] = await sql<{ ceiling: number }>(
      "SELECT ceiling FROM spotify_call_windows WHERE client_id = $1",
      [listener.clientId],
    );
    expect(window?.ceiling).toBe(Math.floor(0.9 * (requestCount + 1)));
    expect(await countAllowed(listener, "click", 200)).toBe(window?.ceiling);
  });

  it("The ceiling no longer applies after its end", async () => {
    const listener = await connectedWithCeiling(20);
    await sql(
      "UPDATE spotify_call_windows SET ceiling_until = now() - interval '1 second' WHERE client_id = $1",
      [listener.clientId],
    );
    expect(await countAllowed(listener, "sync", 50)).toBe(50);
  });
});
