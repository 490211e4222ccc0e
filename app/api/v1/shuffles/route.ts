import { routesOr405 } from "@/lib/api/routes";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/shuffles", {
  GET: ({ ctx, query }) => listShuffles(ctx, query),
  POST: ({ ctx, body }) => startShuffle(ctx, body, body),
});
