import { routesOr405 } from "@/lib/api/routes";
import { listHistory } from "@/lib/history/list-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history", {
  GET: ({ ctx, query }) => listHistory(ctx, query),
});
