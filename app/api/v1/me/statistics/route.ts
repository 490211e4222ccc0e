import { routesOr405 } from "@/lib/api/routes";
import { getStatistics } from "@/lib/statistics/get-statistics";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics", {
  GET: ({ ctx, query }) => getStatistics(ctx, query),
});
