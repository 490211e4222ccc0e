import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { getPlayer } from "@/lib/player/get-player";
import { isSamePlay } from "@/lib/player/record-seen-play";
import { watchPlayer } from "@/lib/player/watch-player";
import { playerState, playing } from "@/testing/screens/api-data";
import { trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { movableClock } from "@/testing/system/clock";
import { listHistory } from "./list-history";
import { readHistory } from "./read-history";
import { readHistoryNow } from "./read-history-now";

const { connected, control, fault, requests, url } = await simulated();
const clock = await movableClock(requireSetting("DATABASE_URL"), url);
afterAll(() => clock.close());

const second = 1_000;

/** Connects a person whose speaker plays these songs of three minutes each. */
async function listening(tracks: number[], state: object = {}) {
  const { ctx, spotifyUser } = await connected();
  await control("PUT", `players/${spotifyUser}`, {
    devices: [{ id: "desk", name: "Desk", isActive: true }],
    state: { uris: tracks.map(trackUri), isPlaying: true, ...state },
  });
  const look = async () => {
    await sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await watchPlayer(ctx);
  };
  await look();
  return {
    ctx,
    spotifyUser,
    look,
    /** Lets time pass, with a look at the player every half minute. */
    listen: async (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += 30) {
        await clock.advance(Math.min(30, seconds - passed) * second);
        await look();
      }
    },
  };
}

const heard = async (ctx: UserContext) =>
  (await listHistory(ctx, { limit: 50 })).items.map(({ song, source }) => [song.uri, source]);

describe("the history as it happens", () => {
  it("A song is in the history once it was heard for half a minute, and stays one play when Spotify reports it", async () => {
    const { ctx, listen } = await listening([1, 2]);
    await listen(25);
    expect(await heard(ctx)).toEqual([]);
    await listen(30);
    expect(await heard(ctx)).toEqual([[trackUri(1), "player"]]);
    await listen(180);
    expect(await heard(ctx)).toEqual([
      [trackUri(2), "player"],
      [trackUri(1), "player"],
    ]);
    await readHistory(ctx);
    expect(await heard(ctx)).toEqual([
      [trackUri(2), "player"],
      [trackUri(1), "recently-played"],
    ]);
    await listen(130);
    await readHistory(ctx);
    expect(await heard(ctx)).toEqual([
      [trackUri(2), "recently-played"],
      [trackUri(1), "recently-played"],
    ]);
  });

  it("A song on repeat is in the history as often as it was heard", async () => {
    const { ctx, listen } = await listening([1], { repeatState: "track" });
    await listen(400);
    expect(await heard(ctx)).toHaveLength(3);
    await readHistory(ctx);
    expect(await heard(ctx)).toHaveLength(3);
  });

  it("A song that is paused and goes on is one play, also if it was paused before it was first seen", async () => {
    const { ctx, spotifyUser, look, listen } = await listening([1], { isPlaying: false, progressMs: 40_000 });
    const command = (name: string) =>
      fetch(`${url}/_control/players/${spotifyUser}/commands`, {
        method: "POST",
        body: JSON.stringify({ command: `PUT /me/player/${name}` }),
      });
    for (let pause = 0; pause < 2; pause++) {
      await command("play");
      await listen(30);
      await command("pause");
      await look();
      await clock.advance(60 * second);
    }
    await command("play");
    await look();
    expect(await heard(ctx)).toEqual([[trackUri(1), "player"]]);
  });

  it("Looks at the same time record a play once", async () => {
    const { ctx } = await listening([1]);
    await clock.advance(40 * second);
    await sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second'");
    await Promise.all([getPlayer(ctx), getPlayer(ctx), watchPlayer(ctx)]);
    expect(await heard(ctx)).toEqual([[trackUri(1), "player"]]);
  });

  it("Reading the history now costs one call, and a spent quota is a refusal that says when it works again", async () => {
    const { ctx } = await listening([1, 2]);
    await clock.advance(200 * second);
    expect(await readHistoryNow(ctx)).toEqual({ added: 1 });
    expect(await requests("/v1/me/player/recently-played")).toHaveLength(1);
    await fault("/v1/me/player/recently-played", { status: 429, headers: { "retry-after": "72000" } });
    await expect(readHistoryNow(ctx)).rejects.toMatchObject({
      code: "quota_exceeded",
      retryAt: expect.any(Date),
    });
  });

  it("Going back in a song is the same play, and hearing it to its end and again is another", () => {
    const at = (seconds: number, progressSeconds: number) =>
      playerState({
        item: playing,
        progressMs: progressSeconds * second,
        fetchedAt: new Date(seconds * second).toISOString(),
      });
    expect(isSamePlay(at(100, 100), at(130, 40))).toBe(true);
    expect(isSamePlay(at(180, 180), at(240, 40))).toBe(false);
    expect(isSamePlay(at(100, 100), at(130, 130))).toBe(true);
    expect(isSamePlay(null, at(130, 130))).toBe(false);
  });
});
