import { route } from "@/lib/api/route";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /playlists/{id}/publish", ({ ctx, params }) =>
  publishPlaylist(ctx, params.id),
);
