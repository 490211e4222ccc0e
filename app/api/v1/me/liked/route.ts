import { route } from "@/lib/api/route";
import { listLikedSongs } from "@/lib/library/list-liked-songs";

export const GET = route("GET /me/liked", ({ ctx, query }) => listLikedSongs(ctx, query));
