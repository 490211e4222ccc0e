import { cancelImportAsAdmin } from "@/lib/admin/cancel-import-as-admin";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelImportAsAdmin(ctx, params.id),
});
