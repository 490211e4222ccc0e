import type { UserContext } from "@/lib/core/context";
import { playNext } from "@/lib/queue/playing/next";
import { playPrevious } from "@/lib/queue/playing/previous";
import { sendPlayerCommand } from "./command";
import { orderedModes } from "./resume";
import { readRecentState } from "./watch-player";

const targetOf = (ctx: UserContext, deviceId: string | undefined) => ({
  deviceId,
  readModes: async () => (await readRecentState(ctx)) ?? orderedModes,
});

/** Plays the next song. @throws AppError no_active_device, premium_required; SpotifyError */
export const skipToNext = (ctx: UserContext, deviceId?: string): Promise<void> =>
  sendPlayerCommand(ctx, client => playNext(ctx, client, targetOf(ctx, deviceId)));

/** Returns to the start of the song, or to the song before. @throws AppError no_active_device, premium_required; SpotifyError */
export const skipToPrevious = (ctx: UserContext, deviceId?: string): Promise<void> =>
  sendPlayerCommand(ctx, client => playPrevious(ctx, client, targetOf(ctx, deviceId)));
