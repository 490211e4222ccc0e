import { route } from "@/lib/api/route";
import { sendLatest, sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/seek", ({ ctx, body }) =>
  sendLatest(`seek/${ctx.userId}`, () =>
    sendPlayerCommand(ctx, spotify => spotify.seek(body.positionMs, body.deviceId)),
  ),
);
