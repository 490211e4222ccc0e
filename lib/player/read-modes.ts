import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PlayModes } from "@/lib/queue/feeding/play-in-order";
import { RateLimited } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { readRecentState } from "./watch-player";

/**
 * Returns the shuffle and repeat of the active device. Costs a call unless a poll of the last minute saw them.
 * @throws RateLimited
 */
export async function readModes(ctx: UserContext, client: UserSpotifyClient): Promise<PlayModes> {
  const state = await readRecentState(ctx);
  if (state) return state.device && state;
  try {
    const player = await client.player();
    return player?.device ? { shuffle: player.shuffle_state, repeat: player.repeat_state } : null;
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof RateLimited) throw error;
    return null;
  }
}
