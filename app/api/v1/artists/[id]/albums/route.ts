import { route } from "@/lib/api/route";
import { listArtistAlbums } from "@/lib/catalogue/list-artist-albums";

export * from "@/lib/api/other-methods";

export const GET = route("GET /artists/{id}/albums", ({ ctx, params, query }) =>
  listArtistAlbums(ctx, params.id, query),
);
