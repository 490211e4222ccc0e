import { route } from "@/lib/api/route";
import { spotifyIdParam } from "@/lib/api/schemas/catalogue";
import { pageQuery } from "@/lib/api/schemas/common";
import { listArtistSongs } from "@/lib/catalogue/list-artist-songs";

export const GET = route(
  { access: "user", params: spotifyIdParam, query: pageQuery },
  ({ ctx, params, query }) => listArtistSongs(ctx, params.id, query),
);
