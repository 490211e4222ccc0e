import { routesOr405 } from "@/lib/api/routes";
import { putBackTracks } from "@/lib/playlists/put-back-tracks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks/put-back", {
  POST: ({ ctx, params, body }) => putBackTracks(ctx, params.id, body),
});
