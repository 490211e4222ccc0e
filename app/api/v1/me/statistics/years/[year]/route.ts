import { routesOr405 } from "@/lib/api/routes";
import { getYear } from "@/lib/statistics/get-year";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/years/{year}", {
  GET: ({ ctx, params }) => getYear(ctx, params.year),
});
