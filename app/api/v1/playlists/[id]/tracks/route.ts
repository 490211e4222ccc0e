import { route } from "@/lib/api/route";
import { addTracks } from "@/lib/playlists/add-tracks";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/tracks", ({ ctx, params, query }) =>
  listPlaylistItems(ctx, params.id, query),
);

export const POST = route("POST /playlists/{id}/tracks", ({ ctx, params, body }) =>
  addTracks(ctx, params.id, body),
);
