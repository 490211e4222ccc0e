import { route } from "@/lib/api/route";
import { listLikedSongs } from "@/lib/library/list-liked-songs";

export * from "@/lib/api/other-methods";

export const GET = route("GET /me/liked", ({ ctx, query }) => listLikedSongs(ctx, query));
