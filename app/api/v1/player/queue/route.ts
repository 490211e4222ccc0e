import { routesOr405 } from "@/lib/api/routes";
import { sendPlayerCommand } from "@/lib/player/command";
import { getQueue } from "@/lib/player/get-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/queue", {
  GET: ({ ctx }) => getQueue(ctx),
  POST: ({ ctx, body }) => sendPlayerCommand(ctx, spotify => spotify.addToQueue(body.uri, body.deviceId)),
});
