import { route } from "@/lib/api/route";
import { sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/pause", ({ ctx, body }) =>
  sendPlayerCommand(ctx, spotify => spotify.pause(body.deviceId)),
);
