import { routesOr405 } from "@/lib/api/routes";
import { getFiguresOf } from "@/lib/statistics/get-figures-of";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/of", {
  GET: ({ ctx, query }) => getFiguresOf(ctx, query),
});
