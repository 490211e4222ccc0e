import { routes } from "@/lib/api/routes";
import { getImport } from "@/lib/sync/get-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/sync/jobs/{id}", {
  GET: ({ ctx, params }) => getImport(ctx, params.id),
});
