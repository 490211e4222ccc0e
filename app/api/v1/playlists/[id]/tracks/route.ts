import { idParam, Reply, route } from "@/lib/api/route";
import { addTracks as addTracksSchema, playlistItemsQuery } from "@/lib/api/schemas/library";
import { addTracks } from "@/lib/playlists/add-tracks";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";

export const GET = route(
  { access: "user", params: idParam, query: playlistItemsQuery },
  ({ ctx, params, query }) => listPlaylistItems(ctx, params.id, query),
);

export const POST = route(
  { access: "user", params: idParam, body: addTracksSchema },
  async ({ ctx, params, body }) => {
    return new Reply(await addTracks(ctx, params.id, body), 201);
  },
);
