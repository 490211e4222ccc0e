import { describe, expect, it, vi } from "vitest";
import { sql } from "@/lib/platform/db";
import { trackUri } from "@/testing/catalog";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { sendLatest, sendPlayerCommand } from "./command";
import { extrapolateProgress, watchPlayer } from "./watch-player";

const { connected, control, fault, requests } = await simulated();

async function listening(): Promise<ConnectedListener> {
  const listener = await connected();
  await control("PUT", `players/${listener.spotifyUser}`, {
    devices: [{ id: "desk", name: "Desk", isActive: true }],
    state: { uris: [trackUri(1)], isPlaying: true },
  });
  return listener;
}

const looks = async () => (await requests("/v1/me/player")).filter(({ method }) => method === "GET").length;

/** As if the time of the next look had come. */
const makeDue = ({ ctx }: ConnectedListener) =>
  sql("UPDATE player_watches SET next_poll_at = now() WHERE user_id = $1", [ctx.userId]);

describe("watching the player", () => {
  it("asks Spotify once for all who watch at the same moment", async () => {
    const listener = await listening();
    await watchPlayer(listener.ctx);
    expect(await looks()).toBe(1);
    await makeDue(listener);
    await Promise.all(Array.from({ length: 20 }, () => watchPlayer(listener.ctx)));
    expect(await looks()).toBe(2);
    await expect(watchPlayer(listener.ctx)).resolves.toMatchObject({
      state: { isPlaying: true, item: { uri: trackUri(1) } },
      problem: null,
    });
    expect(await looks()).toBe(2);
  });

  it("looks again soon after a command", async () => {
    const listener = await listening();
    await watchPlayer(listener.ctx);
    await sendPlayerCommand(listener.ctx, spotify => spotify.pause());
    await vi.waitFor(async () => expect((await watchPlayer(listener.ctx)).state?.isPlaying).toBe(false), {
      timeout: 5_000,
      interval: 100,
    });
    expect(await looks()).toBe(2);
  });

  it("keeps what it knew and says why, when Spotify refuses, and does not ask before the pause is over", async () => {
    const listener = await listening();
    await watchPlayer(listener.ctx);
    await makeDue(listener);
    await fault("/v1/me/player", {
      status: 429,
      headers: { "retry-after": "72000" },
      body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
    });
    const refused = await watchPlayer(listener.ctx);
    expect(refused).toMatchObject({
      state: { item: { uri: trackUri(1) } },
      problem: { code: "quota_exceeded" },
    });
    await watchPlayer(listener.ctx);
    expect(await looks()).toBe(2);
  });
});

describe("a state as of now", () => {
  it("has moved on with the music, and not past the end of the track", async () => {
    const { ctx } = await listening();
    const { state, problem } = await watchPlayer(ctx);
    if (!state?.item) throw new Error("nothing plays");
    const longAgo = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
    expect(extrapolateProgress({ state: { ...state, fetchedAt: longAgo }, problem }).state?.progressMs).toBe(
      state.item.durationMs,
    );
    expect(
      extrapolateProgress({ state: { ...state, isPlaying: false, fetchedAt: longAgo }, problem }).state
        ?.progressMs,
    ).toBe(state.progressMs);
  });
});

describe("commands of a slider", () => {
  it("that come while one is under way are given once, with the last value", async () => {
    const given: number[] = [];
    let release = () => {};
    const first = new Promise<void>(resolve => {
      release = resolve;
    });
    const all = [1, 2, 3, 4].map(value =>
      sendLatest("volume", async () => {
        given.push(value);
        if (value === 1) await first;
      }),
    );
    release();
    await Promise.all(all);
    expect(given).toEqual([1, 4]);
    await sendLatest("volume", async () => void given.push(5));
    expect(given).toEqual([1, 4, 5]);
  });
});
