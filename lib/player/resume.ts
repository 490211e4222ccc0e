import type { UserContext } from "@/lib/core/context";
import { notePlace } from "@/lib/queue/feeding/note-command";
import { readFeed } from "@/lib/queue/feeding/read-feed";
import { continueQueue } from "@/lib/queue/playing/jump";
import { isOutdated } from "@/lib/queue/playing/next";
import { sendPlayerCommand } from "./command";
import { readRecentState } from "./watch-player";

type Resume = { deviceId?: string | undefined; positionMs?: number | undefined };

/** The modes of a player that Tonearm started in order. */
export const orderedModes = { shuffle: false, repeat: "off" } as const;

/**
 * Resumes what was paused. If the queue was edited meanwhile, the song goes on with the new order behind it, for the same one call.
 * @throws AppError no_active_device, premium_required; SpotifyError
 */
export async function resume(ctx: UserContext, { deviceId, positionMs }: Resume): Promise<void> {
  const feed = await readFeed(ctx.userId);
  const isPaused = feed?.state === "active" && feed.pausedAtMs !== null;
  await sendPlayerCommand(ctx, async client => {
    if (feed && isPaused && isOutdated(feed)) {
      const state = await readRecentState(ctx);
      return continueQueue(ctx, client, {
        deviceId,
        positionMs,
        readModes: async () => state ?? orderedModes,
      });
    }
    await client.play({}, deviceId, positionMs);
    await notePlace(ctx.userId, { isPlaying: true });
  });
}
