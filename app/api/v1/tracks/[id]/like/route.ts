import { route } from "@/lib/api/route";
import { spotifyIdParam } from "@/lib/api/schemas/catalogue";
import { likeTrack } from "@/lib/catalogue/like-track";

export const POST = route({ access: "user", params: spotifyIdParam }, ({ ctx, params }) =>
  likeTrack(ctx, params.id),
);
