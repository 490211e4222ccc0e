import { routesOr405 } from "@/lib/api/routes";
import { addTracks } from "@/lib/playlists/add-tracks";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks", {
  GET: ({ ctx, params, query }) => listPlaylistItems(ctx, params.id, query),
  POST: ({ ctx, params, body }) => addTracks(ctx, params.id, body),
});
