import { route } from "@/lib/api/route";
import { commandPlayer } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/transfer", ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.transfer(body.deviceId, body.play)),
);
