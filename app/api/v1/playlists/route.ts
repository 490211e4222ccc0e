import { Reply, route } from "@/lib/api/route";
import { newPlaylist, songsQuery } from "@/lib/api/schemas/library";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylists } from "@/lib/playlists/list-playlists";

export const GET = route({ access: "user", query: songsQuery }, ({ ctx, query }) =>
  listPlaylists(ctx, query),
);

export const POST = route({ access: "user", body: newPlaylist }, async ({ ctx, body }) => {
  return new Reply(await createPlaylist(ctx, body), 201);
});
