import { route } from "@/lib/api/route";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /shuffles", ({ ctx, query }) => listShuffles(ctx, query));

export const POST = route("POST /shuffles", ({ ctx, body }) => startShuffle(ctx, body, body));
