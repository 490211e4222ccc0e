import { routesOr405 } from "@/lib/api/routes";
import { listArtistAlbums } from "@/lib/catalog/list-artist-albums";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/artists/{id}/albums", {
  GET: ({ ctx, params, query }) => listArtistAlbums(ctx, params.id, query),
});
