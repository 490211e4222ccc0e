import { routes } from "@/lib/api/routes";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/playlists/{id}/publish", {
  POST: ({ ctx, params }) => publishPlaylist(ctx, params.id),
});
