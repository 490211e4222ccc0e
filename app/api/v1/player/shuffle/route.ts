import { routesOr405 } from "@/lib/api/routes";
import { setDeviceShuffle } from "@/lib/player/set-device-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/shuffle", {
  POST: ({ ctx, body }) => setDeviceShuffle(ctx, body),
});
