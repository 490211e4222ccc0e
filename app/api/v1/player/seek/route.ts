import { route } from "@/lib/api/route";
import { seekInput } from "@/lib/api/schemas/player";
import { commandPlayer, latestOnly } from "@/lib/player/command";

export const POST = route({ access: "user", body: seekInput }, ({ ctx, body }) =>
  latestOnly(`seek/${ctx.userId}`, () =>
    commandPlayer(ctx, spotify => spotify.seek(body.positionMs, body.deviceId)),
  ),
);
