import { routesOr405 } from "@/lib/api/routes";
import { setRepeat } from "@/lib/player/commands";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/repeat", {
  POST: ({ ctx, body }) => setRepeat(ctx, body),
});
