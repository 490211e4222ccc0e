import { routes } from "@/lib/api/routes";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/shuffles/{id}/next", {
  GET: ({ ctx, params }) => nextInShuffle(ctx, params),
  POST: ({ ctx, params }) => nextInShuffle(ctx, params),
});
