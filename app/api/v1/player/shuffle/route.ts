import { route } from "@/lib/api/route";
import { commandPlayer } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/shuffle", ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.setShuffle(body.state, body.deviceId)),
);
