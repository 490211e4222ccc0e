import { route } from "@/lib/api/route";
import { commandPlayer } from "@/lib/player/command";

export * from "@/lib/api/other-methods";

export const POST = route("POST /player/repeat", ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.setRepeat(body.state, body.deviceId)),
);
