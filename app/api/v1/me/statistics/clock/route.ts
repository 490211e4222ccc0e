import { routesOr405 } from "@/lib/api/routes";
import { getClock } from "@/lib/statistics/get-clock";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/clock", {
  GET: ({ ctx, query }) => getClock(ctx, query),
});
