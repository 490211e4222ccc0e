import { listPeople } from "@/lib/admin/list-people";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/users", {
  GET: ({ ctx, query }) => listPeople(ctx, query),
});
