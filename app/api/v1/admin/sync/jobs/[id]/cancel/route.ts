import { cancelImportAsAdmin } from "@/lib/admin/cancel-import-as-admin";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelImportAsAdmin(ctx, params.id),
});
