import { routesOr405 } from "@/lib/api/routes";
import { getImport } from "@/lib/sync/get-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/sync/jobs/{id}", {
  GET: ({ ctx, params }) => getImport(ctx, params.id),
});
