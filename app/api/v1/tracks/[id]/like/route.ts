import { routes } from "@/lib/api/routes";
import { likeTrack } from "@/lib/liked/like-track";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/tracks/{id}/like", {
  POST: ({ ctx, params }) => likeTrack(ctx, params.id),
});
