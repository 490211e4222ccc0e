import { routesOr405 } from "@/lib/api/routes";
import { seek } from "@/lib/player/commands";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/seek", {
  POST: ({ ctx, body }) => seek(ctx, body),
});
