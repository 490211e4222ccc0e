import { route } from "@/lib/api/route";
import { commandPlayer } from "@/lib/player/command";

export * from "@/lib/api/other-methods";

export const POST = route("POST /player/pause", ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.pause(body.deviceId)),
);
