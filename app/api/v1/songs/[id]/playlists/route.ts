import { route } from "@/lib/api/route";
import { listPlaylistsWithSong } from "@/lib/playlists/list-playlists-with-song";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /songs/{id}/playlists", ({ ctx, params, query }) =>
  listPlaylistsWithSong(ctx, params.id, query),
);
