import { routesOr405 } from "@/lib/api/routes";
import { transfer } from "@/lib/player/commands";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/transfer", {
  POST: ({ ctx, body }) => transfer(ctx, body),
});
