import { routesOr405 } from "@/lib/api/routes";
import { likeSongs } from "@/lib/liked/like-song";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/liked", {
  GET: ({ ctx, query }) => listLikedSongs(ctx, query),
  POST: ({ ctx, body }) => likeSongs(ctx, body.songIds),
});
