import { routesOr405 } from "@/lib/api/routes";
import { listTop } from "@/lib/statistics/list-top";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/top", {
  GET: ({ ctx, query }) => listTop(ctx, query),
});
