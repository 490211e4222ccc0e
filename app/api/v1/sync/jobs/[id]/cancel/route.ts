import { routesOr405 } from "@/lib/api/routes";
import { cancelImport } from "@/lib/sync/cancel-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelImport(ctx, params.id),
});
