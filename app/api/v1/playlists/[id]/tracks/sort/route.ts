import { routesOr405 } from "@/lib/api/routes";
import { sortPlaylist } from "@/lib/playlists/sort-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks/sort", {
  POST: ({ ctx, params, body }) => sortPlaylist(ctx, params.id, body),
});
