import { route } from "@/lib/api/route";
import { moveTracks } from "@/lib/playlists/move-tracks";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /playlists/{id}/tracks/move", ({ ctx, params, body }) =>
  moveTracks(ctx, params.id, body),
);
