import type { UserContext } from "@/lib/core/context";
import { feedForSkip } from "@/lib/shuffle/playback/enqueue-for-skip";
import { playFeed } from "@/lib/shuffle/playback/play-batch";
import { commandPlayer } from "./command";

/**
 * Goes to the next song. Where the shuffle that plays has more to give, it is given in the same call.
 * @throws AppError no_active_device, premium_required; SpotifyError
 */
export const skipToNext = (ctx: UserContext, deviceId?: string): Promise<void> =>
  commandPlayer(ctx, async client => {
    const feed = await feedForSkip(ctx);
    if (!feed) return client.skip("next", deviceId);
    await playFeed(ctx, client, feed, { deviceId });
  });
