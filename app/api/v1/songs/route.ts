import { route } from "@/lib/api/route";
import { songsQuery } from "@/lib/api/schemas/library";
import { listSongs } from "@/lib/library/list-songs";

export const GET = route({ access: "user", query: songsQuery }, ({ ctx, query }) => listSongs(ctx, query));
