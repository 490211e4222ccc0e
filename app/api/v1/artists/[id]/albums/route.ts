import { routes } from "@/lib/api/routes";
import { listArtistAlbums } from "@/lib/catalog/list-artist-albums";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/artists/{id}/albums", {
  GET: ({ ctx, params, query }) => listArtistAlbums(ctx, params.id, query),
});
