import { routes } from "@/lib/api/routes";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/shuffles", {
  GET: ({ ctx, query }) => listShuffles(ctx, query),
  POST: ({ ctx, body }) => startShuffle(ctx, body, body),
});
