import type { UserContext } from "@/lib/platform/context";
import { feedForSkip } from "@/lib/shuffle/feed-for-skip";
import { commandPlayer } from "./command";
import { playFeed } from "./play-feed";

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
