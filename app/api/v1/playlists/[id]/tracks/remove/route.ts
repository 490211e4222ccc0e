import { routesOr405 } from "@/lib/api/routes";
import { removeTracks } from "@/lib/playlists/remove-tracks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks/remove", {
  POST: ({ ctx, params, body }) => removeTracks(ctx, params.id, body),
});
