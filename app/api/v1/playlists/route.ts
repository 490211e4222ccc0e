import { routes } from "@/lib/api/routes";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylists } from "@/lib/playlists/list-playlists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/playlists", {
  GET: ({ ctx, query }) => listPlaylists(ctx, query),
  POST: ({ ctx, body }) => createPlaylist(ctx, body),
});
