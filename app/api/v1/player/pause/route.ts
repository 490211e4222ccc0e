import { routes } from "@/lib/api/routes";
import { sendPlayerCommand } from "@/lib/player/command";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/player/pause", {
  POST: ({ ctx, body }) => sendPlayerCommand(ctx, spotify => spotify.pause(body.deviceId)),
});
