import { afterAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import {
  ageBatch,
  batchControls,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
  shortenBatch,
} from "@/testing/playback/batches";
import { connectWithDevices } from "@/testing/playback/player-devices";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { play } from "./play";
import { pollForNewScreen, wasSeenPlaying, watchPlayer } from "./watch-player";

const simulator = await simulated();
const { control } = simulator;
const { playerCalls, playSongs } = batchControls(simulator);
afterAll(closeQueue);

describe("a device that vanished and claims to play behind the end of its song", () => {
  const vanished = (uris: string[]) => ({ uris, isPlaying: true, isVanished: true, progressMs: 200_000 });

  it("An open screen polls it ever more rarely, and again at once when a screen opens", async () => {
    const { ctx, spotifyUser } = await connectWithDevices(simulator);
    await control("PUT", `players/${spotifyUser}`, { state: vanished([trackUri(1)]) });
    const delays: number[] = [];
    for (const _ of range(8)) {
      await pollPlayer(ctx);
      const [row] = await sql<{ seconds: number }>(
        "SELECT extract(epoch FROM next_poll_at - now())::int AS seconds FROM player_watches WHERE user_id = $1",
        [ctx.userId],
      );
      delays.push(row?.seconds ?? 0);
    }
    expect(delays.slice(1).every((delay, index) => delay >= Math.min(299, 1.8 * (delays[index] ?? 0)))).toBe(
      true,
    );
    expect(delays.at(-1)).toBeGreaterThan(290);
    await expect(wasSeenPlaying(ctx)).resolves.toBe(false);

    await playerCalls();
    await pollForNewScreen(ctx);
    await watchPlayer(ctx);
    expect(await playerCalls()).toEqual([]);
    await sql(
      `UPDATE player_watches SET state = jsonb_set(state, '{fetchedAt}', to_jsonb(now() - interval '1 minute'))
       WHERE user_id = $1`,
      [ctx.userId],
    );
    await pollForNewScreen(ctx);
    await watchPlayer(ctx);
    expect(await playerCalls()).toEqual(["GET "]);
  });

  it("The job of the queue stops looking until somebody uses the player again", async () => {
    const listener = await connectWithDevices(simulator, 2);
    const { ctx, id, spotifyUser } = listener;
    await play(ctx, { shufflePlaylistId: id });
    await shortenBatch(simulator, listener, 2);
    await playSongs(1);
    await ageBatch(ctx);
    const last = await pollPlayer(ctx);
    await control("PUT", `players/${spotifyUser}`, { state: vanished([last]) });
    await playerCalls();
    await runPlannedLook(ctx);
    expect(await playerCalls()).toEqual(["GET "]);
    expect(await secondsToPlannedLook(ctx)).toBeUndefined();
  });
});
