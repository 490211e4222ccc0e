import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { overdueMs, toSpotifyPlayer } from "@/lib/queue/feeding/reported-player";
import { type PlayerReport, type PlayerState, playerState } from "@/lib/schemas/player";
import type { SpotifyPlayer } from "@/lib/spotify/replies";
import { followLook } from "./get-player";
import { requireSound } from "./get-sound-token";
import { maxIdleMs } from "./next-poll";
import { orderTimeout } from "./read-watches";
import { pollSoon } from "./watch-player";

/** The longest delay until a look while a song plays. The page repeats its report more often, so it is then gone. */
const silentMs = 150_000;

/** Returns the player as Spotify would show it, or null if the report names a device or a song that no look has seen. */
async function completeReport({ userId }: UserContext, report: PlayerReport): Promise<SpotifyPlayer> {
  const [watch] = await sql<{ state: unknown }>("SELECT state FROM player_watches WHERE user_id = $1", [
    userId,
  ]);
  const device = playerState.safeParse(watch?.state).data?.device;
  if (device?.id !== report.deviceId) return null;
  return toSpotifyPlayer(userId, report.uri, { ...report, device, progressMs: report.positionMs });
}

function delayUntilLook({ isPlaying, item, progressMs }: PlayerState): number {
  if (!isPlaying || !item) return maxIdleMs;
  return Math.min(silentMs, Math.max(0, item.durationMs - progressMs) + overdueMs);
}

/**
 * Takes what a page of the person plays in place of a look at the player, without a call. A device or a song that no look has seen
 * is looked at soon: a report can only repeat what Spotify has said.
 * @throws AppError sound_off
 */
export async function reportPlayer(ctx: UserContext, report: PlayerReport): Promise<void> {
  await requireSound(ctx);
  const player = await completeReport(ctx, report);
  if (!player) return pollSoon(ctx);
  const seen = await followLook(ctx, player, new Date());
  const imageUrl = report.imageUrl ?? seen.item?.imageUrl ?? null;
  const state = { ...seen, item: seen.item && { ...seen.item, imageUrl } };
  // A poll that turns off the device's own shuffle stays planned.
  await sql(
    `UPDATE player_watches SET state = $2, problem = 'null', unchanged_polls = 0, reported_at = now(),
       next_poll_at = CASE WHEN $4 AND ordered_at > now() - interval '${orderTimeout}' THEN next_poll_at
         ELSE now() + interval '1 millisecond' * $3 END
     WHERE user_id = $1`,
    [ctx.userId, JSON.stringify(state), delayUntilLook(state), report.shuffle],
  );
}
