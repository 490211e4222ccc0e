import { route } from "@/lib/api/route";
import { listArtistSongs } from "@/lib/catalog/list-artist-songs";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /artists/{id}/songs", ({ ctx, params, query }) =>
  listArtistSongs(ctx, params.id, query),
);
