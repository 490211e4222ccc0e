import { startImportAsAdmin } from "@/lib/admin/start-import-as-admin";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/users/{id}/sync", {
  POST: async ({ ctx, params, body }) => ({
    job: await startImportAsAdmin(ctx, params.id, body),
  }),
});
