import { route } from "@/lib/api/route";
import { spotifyIdParam } from "@/lib/api/schemas/catalogue";
import { getAlbum } from "@/lib/catalogue/get-album";

export const GET = route({ access: "user", params: spotifyIdParam }, ({ ctx, params }) =>
  getAlbum(ctx, params.id),
);
