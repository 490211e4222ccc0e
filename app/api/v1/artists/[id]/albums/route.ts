import { route } from "@/lib/api/route";
import { listArtistAlbums } from "@/lib/catalog/list-artist-albums";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /artists/{id}/albums", ({ ctx, params, query }) =>
  listArtistAlbums(ctx, params.id, query),
);
