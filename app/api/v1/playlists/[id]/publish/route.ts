import { routesOr405 } from "@/lib/api/routes";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/publish", {
  POST: ({ ctx, params }) => publishPlaylist(ctx, params.id),
});
