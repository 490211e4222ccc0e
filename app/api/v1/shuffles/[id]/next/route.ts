import { routesOr405 } from "@/lib/api/routes";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/shuffles/{id}/next", {
  GET: ({ ctx, params }) => nextInShuffle(ctx, params),
  POST: ({ ctx, params }) => nextInShuffle(ctx, params),
});
