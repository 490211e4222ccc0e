import { route } from "@/lib/api/route";
import { commandPlayer, latestOnly } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/seek", ({ ctx, body }) =>
  latestOnly(`seek/${ctx.userId}`, () =>
    commandPlayer(ctx, spotify => spotify.seek(body.positionMs, body.deviceId)),
  ),
);
