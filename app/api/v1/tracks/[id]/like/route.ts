import { routesOr405 } from "@/lib/api/routes";
import { likeTrack } from "@/lib/liked/like-track";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/tracks/{id}/like", {
  POST: ({ ctx, params }) => likeTrack(ctx, params.id),
});
