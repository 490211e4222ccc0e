import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { watchPlayer } from "@/lib/player/watch-player";
import { lookJob } from "@/lib/queue/feeding/look-job";
import { planNextLook } from "@/lib/queue/feeding/send-batch";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import type { Simulated } from "../spotify/simulated";

/** Returns the URI of the playing song and the URIs of Spotify's queue. */
export async function playingAndQueued(ctx: UserContext): Promise<string[]> {
  const { currently_playing, queue } = await getUserSpotifyClient(ctx).queue();
  return [currently_playing, ...queue].map(song => song?.uri ?? "");
}

/**
 * Makes the batch and the last edit a minute old: right after a play command, the player state that Spotify shows may be outdated, and
 * edits reach Spotify when a person has stopped editing.
 */
export const ageBatch = (ctx: UserContext) =>
  sql(
    "UPDATE queues SET batch_at = now() - interval '1 minute', edited_at = now() - interval '1 minute' WHERE user_id = $1",
    [ctx.userId],
  );

export async function upcomingUris(ctx: UserContext, id: string, limit: number): Promise<string[]> {
  const { items } = await listUpcoming(ctx, id, { limit });
  return items.map(({ song }) => song.uri);
}

/** Runs the planned look. */
export async function runPlannedLook(ctx: UserContext): Promise<void> {
  const [planned] = await sql<{ at: Date }>(
    "SELECT next_look_at AS at FROM queues WHERE user_id = $1 AND next_look_at IS NOT NULL",
    [ctx.userId],
  );
  if (!planned) throw new Error("no look is planned");
  await lookJob.handle({ userId: ctx.userId, at: planned.at.toISOString() });
}

/** Returns the seconds until the next planned look, undefined if no look is planned. */
export async function secondsToPlannedLook(ctx: UserContext): Promise<number | undefined> {
  const [row] = await sql<{ seconds: number }>(
    `SELECT extract(epoch FROM next_look_at - now())::float8 AS seconds FROM queues
     WHERE user_id = $1 AND next_look_at IS NOT NULL`,
    [ctx.userId],
  );
  return row?.seconds;
}

/** Makes the batch as long as these songs, in Tonearm and on Spotify, where its first song begins. A batch of a short shuffle is long. */
export async function shortenBatch(
  { control }: Pick<Simulated, "control">,
  { ctx, spotifyUser }: { ctx: UserContext; spotifyUser: string },
  songs: number,
): Promise<void> {
  const uris = (await playingAndQueued(ctx)).slice(0, songs);
  await control("PUT", `players/${spotifyUser}`, { state: { uris, isPlaying: true } });
  await sql("UPDATE queues SET batch_uris = $2 WHERE user_id = $1", [ctx.userId, uris]);
  await planNextLook(ctx.userId);
}

/** Polls the player as an open screen does. Returns the URI of the playing song. */
export async function pollPlayer(ctx: UserContext): Promise<string> {
  await ageBatch(ctx);
  await sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second' WHERE user_id = $1", [
    ctx.userId,
  ]);
  return (await watchPlayer(ctx)).state?.item?.uri ?? "";
}

const songMs = 180_050;

/** Controls of the simulator for tests of the queue. */
export const batchControls = ({
  control,
  forgetRequests,
  requests,
}: Pick<Simulated, "control" | "forgetRequests" | "requests">) => ({
  /** Advances the clock by the length of `songs` songs of three minutes each. */
  playSongs: (songs: number) => control("POST", "clock", { advanceMs: songs * songMs }),
  /** Advances the clock to the last half minute of a song, looks at the player, and advances to the next song. */
  async playToNext(ctx: UserContext): Promise<void> {
    await control("POST", "clock", { advanceMs: songMs - 26_000 });
    await pollPlayer(ctx);
    await control("POST", "clock", { advanceMs: 26_000 });
  },
  /** Returns the player requests that Spotify got since the last call. */
  async playerCalls(): Promise<string[]> {
    const calls = (await requests("/v1/me/player")).map(({ method, path }) => `${method} ${path.slice(14)}`);
    await forgetRequests();
    return calls;
  },
});
