import { routesOr405 } from "@/lib/api/routes";
import { getSongDetails } from "@/lib/catalog/get-song-details";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs/{id}/details", {
  GET: ({ ctx, params }) => getSongDetails(ctx, params.id),
});
