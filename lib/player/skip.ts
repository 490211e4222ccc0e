import type { UserContext } from "@/lib/core/context";
import { playInsteadOfSkip } from "@/lib/shuffle/playback/play-instead-of-skip";
import { sendPlayerCommand } from "./command";
import { readRecentState } from "./watch-player";

/** Plays the next song. @throws AppError no_active_device, premium_required; SpotifyError */
export const skipToNext = (ctx: UserContext, deviceId?: string): Promise<void> =>
  sendPlayerCommand(ctx, async client => {
    const state = (await readRecentState(ctx)) ?? null;
    const playing = state?.item ? { uri: state.item.uri, contextUri: state.contextUri } : null;
    if (await playInsteadOfSkip(ctx, client, { playing, deviceId, readModes: async () => state })) return;
    await client.skip("next", deviceId);
  });
