import { listPeople } from "@/lib/admin/list-people";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/users", {
  GET: ({ ctx, query }) => listPeople(ctx, query),
});
