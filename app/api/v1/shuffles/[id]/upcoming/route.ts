import { routes } from "@/lib/api/routes";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/shuffles/{id}/upcoming", {
  GET: ({ ctx, params, query }) => listUpcoming(ctx, params.id, query),
});
