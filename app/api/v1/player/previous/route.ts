import { routesOr405 } from "@/lib/api/routes";
import { skipToPrevious } from "@/lib/player/skip";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/previous", {
  POST: ({ ctx, body }) => skipToPrevious(ctx, body.deviceId),
});
