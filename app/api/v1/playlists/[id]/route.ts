import { routesOr405 } from "@/lib/api/routes";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { updatePlaylist } from "@/lib/playlists/update-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}", {
  GET: ({ ctx, params }) => getPlaylist(ctx, params.id),
  PUT: ({ ctx, params, body }) => updatePlaylist(ctx, params.id, body),
  DELETE: ({ ctx, params }) => deletePlaylist(ctx, params.id),
});
