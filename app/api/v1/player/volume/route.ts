import { route } from "@/lib/api/route";
import { sendLatest, sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/volume", ({ ctx, body }) =>
  sendLatest(`volume/${ctx.userId}`, () =>
    sendPlayerCommand(ctx, spotify => spotify.setVolume(body.volumePercent, body.deviceId)),
  ),
);
