import { routesOr405 } from "@/lib/api/routes";
import { restorePlaylist } from "@/lib/playlists/restore-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/restore", {
  POST: ({ ctx, params }) => restorePlaylist(ctx, params.id),
});
