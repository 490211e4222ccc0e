import { describe, expect, it } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { range } from "@/testing/catalog";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { userCaller } from "./access-token";
import { callSpotify } from "./call";
import { RateLimited } from "./errors";
import { countAppCall, type Lane } from "./limits";

const { connected, requests, settings } = await simulated();

const admit = ({ ctx, clientId }: ConnectedListener, lane: Lane) =>
  countAppCall(ctx.userId, clientId, { group: "library", lane, endpoint: "GET /me/tracks" });

/** Returns how many of `calls` at the same moment are allowed. */
async function admitted(listener: ConnectedListener, lane: Lane, calls: number): Promise<number> {
  const outcomes = await Promise.allSettled(range(calls).map(() => admit(listener, lane)));
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(RateLimited);
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

/** Sets the ceiling as a refusal would. */
async function withCeiling(ceiling: number): Promise<ConnectedListener> {
  const listener = await connected();
  await sql(
    `UPDATE spotify_call_windows SET ceiling = $2, ceiling_until = now() + interval '1 minute',
       calls = array_fill(0, ARRAY[11]) WHERE client_id = $1`,
    [listener.clientId, ceiling],
  );
  return listener;
}

/** Makes the calls so many seconds older. */
const letPass = ({ clientId }: ConnectedListener, seconds: number) =>
  sql("UPDATE spotify_call_windows SET slice = slice - $2::int WHERE client_id = $1", [
    clientId,
    Math.ceil(seconds / 3),
  ]);

describe("the 30 seconds of a developer app", () => {
  it("the window of an app has no limit before Spotify refuses a call", async () => {
    expect(await admitted(await connected(), "backfill", 300)).toBe(300);
  });

  it("the window is exact for any number of calls at the same moment", async () => {
    expect(await admitted(await withCeiling(40), "click", 100)).toBe(40);
  });

  it.each([
    ["backfill", 20],
    ["sync", 30],
    ["playback", 36],
    ["click", 40],
  ] as const)("the window leaves the lane %s %i of 40 calls", async (lane, calls) => {
    const listener = await withCeiling(40);
    expect(await admitted(listener, lane, 60)).toBe(calls);
    expect(await admitted(listener, "click", 60)).toBe(40 - calls);
  });

  it("the window has capacity again at the announced moment", async () => {
    const listener = await withCeiling(40);
    await admitted(listener, "click", 30);
    await letPass(listener, 15);
    await admitted(listener, "click", 10);
    const refusal = await admit(listener, "click").catch(error => error as RateLimited);
    expect(refusal).toMatchObject({ kind: "rate", code: "rate_limited" });
    const seconds = ((refusal as RateLimited).retryAt.getTime() - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThanOrEqual(18);
    await letPass(listener, seconds - 3);
    expect(await admitted(listener, "click", 1)).toBe(0);
    await letPass(listener, 3);
    expect(await admitted(listener, "click", 60)).toBe(30);
  });

  it("the window of one app does not limit another", async () => {
    const full = await withCeiling(20);
    await admitted(full, "click", 20);
    expect(await admitted(await connected(), "sync", 50)).toBe(50);
  });

  it("the ceiling is learned from a refusal", async () => {
    await settings({ rateLimit: { per30s: 50, retryAfter: true } });
    const listener = await connected();
    const read = (lane: Lane) =>
      callSpotify(
        userCaller(listener.ctx.userId),
        { method: "GET", path: "/me/tracks", bypassCache: true },
        lane,
      );
    let refused = 0;
    // In sequence, because the same reads at the same moment would be one call.
    for (let calls = 0; calls < 60 && refused === 0; calls++)
      await read("click").catch(() => {
        refused++;
      });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: listener.clientId } });
    const asked = (await requests("/v1/me/tracks")).length;
    await letPass(listener, 33);
    const [window] = await sql<{ ceiling: number }>(
      "SELECT ceiling FROM spotify_call_windows WHERE client_id = $1",
      [listener.clientId],
    );
    expect(window?.ceiling).toBe(Math.floor(0.9 * (asked + 1)));
    expect(await admitted(listener, "click", 200)).toBe(window?.ceiling);
  });

  it("the ceiling is dropped after ten minutes", async () => {
    const listener = await withCeiling(20);
    await sql(
      "UPDATE spotify_call_windows SET ceiling_until = now() - interval '1 second' WHERE client_id = $1",
      [listener.clientId],
    );
    expect(await admitted(listener, "sync", 50)).toBe(50);
  });
});
