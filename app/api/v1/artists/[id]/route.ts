import { routesOr405 } from "@/lib/api/routes";
import { getArtist } from "@/lib/catalog/get-artist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/artists/{id}", {
  GET: ({ ctx, params }) => getArtist(ctx, params.id),
});
