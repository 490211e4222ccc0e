import { route } from "@/lib/api/route";
import { commandPlayer } from "@/lib/player/command";

export const POST = route("POST /player/next", ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.skip("next", body.deviceId)),
);
