import { routesOr405 } from "@/lib/api/routes";
import { getTrackLike } from "@/lib/liked/get-track-like";
import { likeTrack } from "@/lib/liked/like-track";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/tracks/{id}/like", {
  GET: ({ ctx, params }) => getTrackLike(ctx, params.id),
  POST: ({ ctx, params }) => likeTrack(ctx, params.id),
});
