import { routes } from "@/lib/api/routes";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/liked/{id}", {
  POST: ({ ctx, params }) => likeSong(ctx, params.id),
  DELETE: ({ ctx, params }) => unlikeSong(ctx, params.id),
});
