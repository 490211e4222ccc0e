import { routesOr405 } from "@/lib/api/routes";
import { pause } from "@/lib/player/commands";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/pause", {
  POST: ({ ctx, body }) => pause(ctx, body),
});
