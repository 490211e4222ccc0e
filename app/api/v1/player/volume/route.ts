import { routesOr405 } from "@/lib/api/routes";
import { sendLatest, sendPlayerCommand } from "@/lib/player/command";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/volume", {
  POST: ({ ctx, body }) =>
    sendLatest(`volume/${ctx.userId}`, () =>
      sendPlayerCommand(ctx, spotify => spotify.setVolume(body.volumePercent, body.deviceId)),
    ),
});
