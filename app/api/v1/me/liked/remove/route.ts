import { routesOr405 } from "@/lib/api/routes";
import { unlikeSongs } from "@/lib/liked/like-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/liked/remove", {
  POST: ({ ctx, body }) => unlikeSongs(ctx, body.songIds),
});
