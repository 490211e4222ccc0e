import { routes } from "@/lib/api/routes";
import { listPlaylistsWithSong } from "@/lib/playlists/list-playlists-with-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/songs/{id}/playlists", {
  GET: ({ ctx, params, query }) => listPlaylistsWithSong(ctx, params.id, query),
});
