import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { getQueue } from "@/lib/player/get-player";
import { watchPlayer } from "@/lib/player/watch-player";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { batchJob } from "@/lib/shuffle/playback/batch-job";
import type { Simulated } from "../spotify/simulated";

/** Returns the URI of the playing song and the URIs of Spotify's queue. */
export async function playingAndQueued(ctx: UserContext): Promise<string[]> {
  const { playing, queue } = await getQueue(ctx);
  return [playing, ...queue].map(song => song?.uri ?? "");
}

/** Makes the batch a minute old: right after a play command, the player state that Spotify shows may be outdated. */
export const ageBatch = (ctx: UserContext) =>
  sql("UPDATE shuffle_sessions SET batch_at = now() - interval '1 minute' WHERE user_id = $1", [ctx.userId]);

export async function upcomingUris(ctx: UserContext, id: string, limit: number): Promise<string[]> {
  const { items } = await listUpcoming(ctx, id, { limit });
  return items.map(({ song }) => song.uri);
}

/** Runs the planned poll. */
export async function runPlannedPoll(ctx: UserContext): Promise<void> {
  const [planned] = await sql<{ id: string; at: Date }>(
    "SELECT id, top_up_at AS at FROM shuffle_sessions WHERE user_id = $1 AND top_up_at IS NOT NULL",
    [ctx.userId],
  );
  if (!planned) throw new Error("no poll is planned");
  await batchJob.handle({ userId: ctx.userId, sessionId: planned.id, at: planned.at.toISOString() });
}

/** Returns the seconds until the next planned poll, undefined if no poll is planned. */
export async function secondsToPlannedPoll(ctx: UserContext): Promise<number | undefined> {
  const [row] = await sql<{ seconds: number }>(
    `SELECT extract(epoch FROM top_up_at - now())::int AS seconds FROM shuffle_sessions
     WHERE user_id = $1 AND top_up_at IS NOT NULL`,
    [ctx.userId],
  );
  return row?.seconds;
}

/** Polls the player as an open screen does. Returns the URI of the playing song. */
export async function pollPlayer(ctx: UserContext): Promise<string> {
  await ageBatch(ctx);
  await sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second' WHERE user_id = $1", [
    ctx.userId,
  ]);
  return (await watchPlayer(ctx)).state?.item?.uri ?? "";
}

/** Controls of the simulator for tests of batches. */
export const batchControls = ({
  control,
  forgetRequests,
  requests,
}: Pick<Simulated, "control" | "forgetRequests" | "requests">) => ({
  /** Advances the clock by the length of `songs` songs of three minutes each. */
  playSongs: (songs: number) => control("POST", "clock", { advanceMs: songs * 180_050 }),
  /** Returns the player requests that Spotify got since the last call. */
  async playerCalls(): Promise<string[]> {
    const calls = (await requests("/v1/me/player")).map(({ method, path }) => `${method} ${path.slice(14)}`);
    await forgetRequests();
    return calls;
  },
});
