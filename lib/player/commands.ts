import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { notePlace } from "@/lib/queue/feeding/note-command";
import { readFeed } from "@/lib/queue/feeding/read-feed";
import { planNextLook } from "@/lib/queue/feeding/send-batch";
import { continueQueue } from "@/lib/queue/playing/jump";
import { isOutdated } from "@/lib/queue/playing/next";
import type { PlayerState } from "@/lib/schemas/player";
import { sendLatest, sendPlayerCommand } from "./command";
import { orderedModes } from "./resume";

type OnDevice = { deviceId?: string | undefined };

/** Pauses the player. @throws SpotifyError */
export async function pause(ctx: UserContext, { deviceId }: OnDevice): Promise<void> {
  await sendPlayerCommand(ctx, spotify => spotify.pause(deviceId));
  await notePlace(ctx.userId, { isPlaying: false });
}

/** Moves to a position in the song. Of several calls at once, only the last one is sent. @throws SpotifyError */
export const seek = (
  ctx: UserContext,
  { positionMs, deviceId }: OnDevice & { positionMs: number },
): Promise<void> =>
  sendLatest(`seek/${ctx.userId}`, async () => {
    await sendPlayerCommand(ctx, spotify => spotify.seek(positionMs, deviceId));
    await notePlace(ctx.userId, { positionMs });
  });

/**
 * Sets the repeat mode. The queue repeats its list itself, so the device only repeats a single song, or what somebody else plays.
 * @throws SpotifyError
 */
export async function setRepeat(
  ctx: UserContext,
  { state, deviceId }: OnDevice & { state: PlayerState["repeat"] },
): Promise<void> {
  const feed = await readFeed(ctx.userId);
  const playsList = feed?.state === "active" && !feed.isBatchUnknown;
  const mode = playsList && state === "context" ? "off" : state;
  await sendPlayerCommand(ctx, spotify => spotify.setRepeat(mode, deviceId));
  if (!playsList) return;
  // A repeated song has no next song, so an earlier look no longer tells when that begins.
  await sql("UPDATE queues SET repeats = $2, looked_at = NULL, version = version + 1 WHERE user_id = $1", [
    ctx.userId,
    state === "context",
  ]);
  await planNextLook(ctx.userId);
}

/** Moves playback to another device. After edits, it begins there with the queue as it is now. @throws SpotifyError */
export async function transfer(
  ctx: UserContext,
  { deviceId, play }: { deviceId: string; play?: boolean | undefined },
): Promise<void> {
  const feed = await readFeed(ctx.userId);
  const isPlaying = feed?.state === "active" && feed.pausedAtMs === null;
  await sendPlayerCommand(ctx, async spotify => {
    if (feed && isPlaying && play !== false && isOutdated(feed))
      return continueQueue(ctx, spotify, { deviceId, readModes: async () => orderedModes });
    await spotify.transfer(deviceId, play);
    await notePlace(ctx.userId, { deviceId });
  });
}
