import { route } from "@/lib/api/route";
import { sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/repeat", ({ ctx, body }) =>
  sendPlayerCommand(ctx, spotify => spotify.setRepeat(body.state, body.deviceId)),
);
