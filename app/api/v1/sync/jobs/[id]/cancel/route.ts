import { routes } from "@/lib/api/routes";
import { cancelImport } from "@/lib/sync/cancel-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelImport(ctx, params.id),
});
