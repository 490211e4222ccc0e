import { route } from "@/lib/api/route";
import { volumeInput } from "@/lib/api/schemas/player";
import { commandPlayer, latestOnly } from "@/lib/player/command";

export const POST = route({ access: "user", body: volumeInput }, ({ ctx, body }) =>
  latestOnly(`volume/${ctx.userId}`, () =>
    commandPlayer(ctx, spotify => spotify.setVolume(body.volumePercent, body.deviceId)),
  ),
);
