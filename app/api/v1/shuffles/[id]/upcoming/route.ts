import { routesOr405 } from "@/lib/api/routes";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/shuffles/{id}/upcoming", {
  GET: ({ ctx, params, query }) => listUpcoming(ctx, params.id, query),
});
