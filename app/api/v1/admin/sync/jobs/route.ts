import { listAllImports } from "@/lib/admin/list-all-imports";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/sync/jobs", {
  GET: ({ ctx, query }) => listAllImports(ctx, query),
});
