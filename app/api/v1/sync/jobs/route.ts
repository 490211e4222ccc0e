import { routesOr405 } from "@/lib/api/routes";
import { listImports } from "@/lib/sync/list-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/sync/jobs", {
  GET: ({ ctx, query }) => listImports(ctx, query),
});
