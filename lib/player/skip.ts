import type { UserContext } from "@/lib/core/context";
import { findBatchForSkip } from "@/lib/shuffle/playback/enqueue-for-skip";
import { playBatch } from "@/lib/shuffle/playback/play-batch";
import { sendPlayerCommand } from "./command";

/**
 * Goes to the next song. Where the shuffle that plays has more to give, it is given in the same call.
 * @throws AppError no_active_device, premium_required; SpotifyError
 */
export const skipToNext = (ctx: UserContext, deviceId?: string): Promise<void> =>
  sendPlayerCommand(ctx, async client => {
    const feed = await findBatchForSkip(ctx);
    if (!feed) return client.skip("next", deviceId);
    await playBatch(ctx, client, feed, { deviceId });
  });
