import { route } from "@/lib/api/route";
import { songsQuery } from "@/lib/api/schemas/library";
import { listLikedSongs } from "@/lib/library/list-liked-songs";

export const GET = route({ access: "user", query: songsQuery }, ({ ctx, query }) =>
  listLikedSongs(ctx, query),
);
