import { route } from "@/lib/api/route";
import { listArtistSongs } from "@/lib/catalogue/list-artist-songs";

export * from "@/lib/api/other-methods";

export const GET = route("GET /artists/{id}/songs", ({ ctx, params, query }) =>
  listArtistSongs(ctx, params.id, query),
);
