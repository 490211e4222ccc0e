import { routesOr405 } from "@/lib/api/routes";
import { play } from "@/lib/player/play";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/play", {
  POST: ({ ctx, body }) => play(ctx, body),
});
