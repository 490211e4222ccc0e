import { route } from "@/lib/api/route";
import { onDevice } from "@/lib/api/schemas/player";
import { commandPlayer } from "@/lib/player/command";

export const POST = route({ access: "user", body: onDevice }, ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.skip("next", body.deviceId)),
);
