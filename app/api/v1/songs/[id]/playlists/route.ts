import { routesOr405 } from "@/lib/api/routes";
import { listPlaylistsWithSong } from "@/lib/playlists/list-playlists-with-song";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs/{id}/playlists", {
  GET: ({ ctx, params, query }) => listPlaylistsWithSong(ctx, params.id, query),
});
