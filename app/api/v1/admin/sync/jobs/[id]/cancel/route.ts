import { cancelImportFor } from "@/lib/admin/cancel-import-for";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelImportFor(ctx, params.id),
});
