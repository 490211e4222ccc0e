import { routesOr405 } from "@/lib/api/routes";
import { sendLatest, sendPlayerCommand } from "@/lib/player/command";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/seek", {
  POST: ({ ctx, body }) =>
    sendLatest(`seek/${ctx.userId}`, () =>
      sendPlayerCommand(ctx, spotify => spotify.seek(body.positionMs, body.deviceId)),
    ),
});
