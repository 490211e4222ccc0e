import { routesOr405 } from "@/lib/api/routes";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/liked", {
  GET: ({ ctx, query }) => listLikedSongs(ctx, query),
});
