import { routesOr405 } from "@/lib/api/routes";
import { skipToNext } from "@/lib/player/skip";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/next", {
  POST: ({ ctx, body }) => skipToNext(ctx, body.deviceId),
});
