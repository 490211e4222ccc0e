import { route } from "@/lib/api/route";
import { listSongs } from "@/lib/library/list-songs";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /songs", ({ ctx, query }) => listSongs(ctx, query));
