import { route } from "@/lib/api/route";
import { spotifyIdParam } from "@/lib/api/schemas/catalogue";
import { getArtist } from "@/lib/catalogue/get-artist";

export const GET = route({ access: "user", params: spotifyIdParam }, ({ ctx, params }) =>
  getArtist(ctx, params.id),
);
