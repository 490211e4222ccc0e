import { routesOr405 } from "@/lib/api/routes";
import { getPlayer } from "@/lib/player/get-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player", {
  GET: ({ ctx }) => getPlayer(ctx),
});
