import { route } from "@/lib/api/route";
import { sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/shuffle", ({ ctx, body }) =>
  sendPlayerCommand(ctx, spotify => spotify.setShuffle(body.state, body.deviceId)),
);
