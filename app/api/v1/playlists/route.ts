import { routesOr405 } from "@/lib/api/routes";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylists } from "@/lib/playlists/list-playlists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists", {
  GET: ({ ctx, query }) => listPlaylists(ctx, query),
  POST: ({ ctx, body }) => createPlaylist(ctx, body),
});
