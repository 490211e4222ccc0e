import { listAllImports } from "@/lib/admin/list-all-imports";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/sync/jobs", {
  GET: ({ ctx, query }) => listAllImports(ctx, query),
});
