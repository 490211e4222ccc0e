import { route } from "@/lib/api/route";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /shuffles/{id}/next", ({ ctx, params }) => nextInShuffle(ctx, params));

export const POST = route("POST /shuffles/{id}/next", ({ ctx, params }) => nextInShuffle(ctx, params));
