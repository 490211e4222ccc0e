import { routesOr405 } from "@/lib/api/routes";
import { moveTracks } from "@/lib/playlists/move-tracks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks/move", {
  POST: ({ ctx, params, body }) => moveTracks(ctx, params.id, body),
});
