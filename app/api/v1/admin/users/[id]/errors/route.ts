import { listPersonErrors } from "@/lib/admin/list-person-errors";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/users/{id}/errors", {
  GET: ({ ctx, params, query }) => listPersonErrors(ctx, params.id, query),
});
