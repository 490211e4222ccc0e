import { route } from "@/lib/api/route";
import { artistAlbumsQuery, spotifyIdParam } from "@/lib/api/schemas/catalogue";
import { listArtistAlbums } from "@/lib/catalogue/list-artist-albums";

export const GET = route(
  { access: "user", params: spotifyIdParam, query: artistAlbumsQuery },
  ({ ctx, params, query }) => listArtistAlbums(ctx, params.id, query),
);
