import { route } from "@/lib/api/route";
import { sendPlayerCommand } from "@/lib/player/command";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/previous", ({ ctx, body }) =>
  sendPlayerCommand(ctx, spotify => spotify.skip("previous", body.deviceId)),
);
