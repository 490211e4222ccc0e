import { route } from "@/lib/api/route";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/liked", ({ ctx, query }) => listLikedSongs(ctx, query));
