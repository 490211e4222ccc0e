import { routes } from "@/lib/api/routes";
import { getPlayer } from "@/lib/player/get-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/player", {
  GET: ({ ctx }) => getPlayer(ctx),
});
