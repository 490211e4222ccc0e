import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { overdueMs, toSpotifyPlayer } from "@/lib/queue/feeding/reported-player";
import { type PlayerReport, type PlayerState, playerState } from "@/lib/schemas/player";
import type { SpotifyPlayer } from "@/lib/spotify/replies";
import { followLook } from "./get-player";
import { requireSound } from "./get-sound-token";
import { maxIdleMs } from "./next-poll";
import { orderTimeout } from "./read-watches";
import { countedMs, toleranceMs } from "./record-seen-play";
import { pollSoon } from "./watch-player";

/** The longest delay until a look while a song plays. The page repeats its report more often, so it is then gone. */
const silentMs = 150_000;

type SongReport = PlayerReport & { uri: string };

/** Tells if a song would count as heard though less time has passed, so that only Spotify can say if it plays. */
function isAheadOfTime(last: PlayerState, { uri, positionMs }: SongReport): boolean {
  if (positionMs <= countedMs) return false;
  if (last.item?.uri !== uri) return true;
  if (last.progressMs > countedMs) return false;
  const passedMs = last.isPlaying ? Date.now() - Date.parse(last.fetchedAt) : 0;
  return positionMs > last.progressMs + passedMs + toleranceMs;
}

type StoredWatch = { state: unknown; nextPollAt: Date };

/** Returns the player as Spotify would show it, or null if only a look can tell. */
async function completeReport(
  userId: string,
  last: PlayerState | undefined,
  report: SongReport,
): Promise<SpotifyPlayer> {
  if (last?.device?.id !== report.deviceId || isAheadOfTime(last, report)) return null;
  return toSpotifyPlayer(userId, report.uri, {
    ...report,
    device: last.device,
    progressMs: report.positionMs,
  });
}

function delayUntilLook({ isPlaying, item, progressMs }: PlayerState): number {
  if (!isPlaying || !item) return maxIdleMs;
  return Math.min(silentMs, Math.max(0, item.durationMs - progressMs) + overdueMs);
}

/**
 * Takes what a page of the person plays in place of a look at the player, without a call. A device or a song that no look has seen,
 * a jump that would count a song as heard, and music that has left the page, are looked at soon. What a command or another report
 * changes meanwhile is newer and stays. The error of a look stays until a look succeeds, which keeps its time.
 * @throws AppError sound_off
 */
export async function reportPlayer(ctx: UserContext, report: PlayerReport): Promise<void> {
  await requireSound(ctx);
  const [watch] = await sql<StoredWatch>(
    'SELECT state, next_poll_at AS "nextPollAt" FROM player_watches WHERE user_id = $1',
    [ctx.userId],
  );
  const last = playerState.safeParse(watch?.state).data;
  const { uri } = report;
  // Music that a look has already seen elsewhere needs no other look.
  if (uri === null) return last?.device?.id === report.deviceId ? pollSoon(ctx) : undefined;
  const player = await completeReport(ctx.userId, last, { ...report, uri });
  if (!player) return pollSoon(ctx);
  const seen = await followLook(ctx, player, new Date());
  const imageUrl = report.imageUrl ?? seen.item?.imageUrl ?? null;
  const state = { ...seen, item: seen.item && { ...seen.item, imageUrl } };
  // A poll that turns off the device's own shuffle stays planned.
  await sql(
    `UPDATE player_watches SET state = $2, reported_at = now(),
       unchanged_polls = CASE WHEN problem->>'code' IS NULL THEN 0 ELSE unchanged_polls END,
       next_poll_at = CASE WHEN problem->>'code' IS NOT NULL
           OR $4 AND ordered_at > now() - interval '${orderTimeout}' THEN next_poll_at
         ELSE now() + interval '1 millisecond' * $3 END
     WHERE user_id = $1 AND next_poll_at = $5`,
    [ctx.userId, JSON.stringify(state), delayUntilLook(state), report.shuffle, watch?.nextPollAt],
  );
}
