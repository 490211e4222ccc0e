import { routesOr405 } from "@/lib/api/routes";
import { sendPlayerCommand } from "@/lib/player/command";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/previous", {
  POST: ({ ctx, body }) => sendPlayerCommand(ctx, spotify => spotify.skip("previous", body.deviceId)),
});
