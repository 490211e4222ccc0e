import { route } from "@/lib/api/route";
import { commandPlayer, latestOnly } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/volume", ({ ctx, body }) =>
  latestOnly(`volume/${ctx.userId}`, () =>
    commandPlayer(ctx, spotify => spotify.setVolume(body.volumePercent, body.deviceId)),
  ),
);
