import { routesOr405 } from "@/lib/api/routes";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/liked/{id}", {
  POST: ({ ctx, params }) => likeSong(ctx, params.id),
  DELETE: ({ ctx, params }) => unlikeSong(ctx, params.id),
});
