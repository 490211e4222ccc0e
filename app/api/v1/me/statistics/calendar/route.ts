import { routesOr405 } from "@/lib/api/routes";
import { getCalendar } from "@/lib/statistics/get-calendar";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/calendar", {
  GET: ({ ctx, query }) => getCalendar(ctx, query),
});
