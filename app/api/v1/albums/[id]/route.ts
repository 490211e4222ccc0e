import { routesOr405 } from "@/lib/api/routes";
import { getAlbum } from "@/lib/catalog/get-album";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/albums/{id}", {
  GET: ({ ctx, params }) => getAlbum(ctx, params.id),
});
