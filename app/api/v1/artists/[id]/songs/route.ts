import { routesOr405 } from "@/lib/api/routes";
import { listArtistSongs } from "@/lib/catalog/list-artist-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/artists/{id}/songs", {
  GET: ({ ctx, params, query }) => listArtistSongs(ctx, params.id, query),
});
