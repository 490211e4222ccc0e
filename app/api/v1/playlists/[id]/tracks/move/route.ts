import { routes } from "@/lib/api/routes";
import { moveTracks } from "@/lib/playlists/move-tracks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/playlists/{id}/tracks/move", {
  POST: ({ ctx, params, body }) => moveTracks(ctx, params.id, body),
});
