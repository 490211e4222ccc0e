import { routesOr405 } from "@/lib/api/routes";
import { arrangePlaylist } from "@/lib/playlists/arrange-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/place", {
  PUT: ({ ctx, params, body }) => arrangePlaylist(ctx, params.id, body),
});
