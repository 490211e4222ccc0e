import { route } from "@/lib/api/route";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylists } from "@/lib/playlists/list-playlists";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists", ({ ctx, query }) => listPlaylists(ctx, query));

export const POST = route("POST /playlists", ({ ctx, body }) => createPlaylist(ctx, body));
