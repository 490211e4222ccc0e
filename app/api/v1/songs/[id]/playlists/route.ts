import { route } from "@/lib/api/route";
import { listPlaylistsWith } from "@/lib/search/list-playlists-with";

export * from "@/lib/api/other-methods";

export const GET = route("GET /songs/{id}/playlists", ({ ctx, params, query }) =>
  listPlaylistsWith(ctx, params.id, query),
);
