import { route } from "@/lib/api/route";
import { listPlaylistsWith } from "@/lib/playlists/list-playlists-with";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /songs/{id}/playlists", ({ ctx, params, query }) =>
  listPlaylistsWith(ctx, params.id, query),
);
