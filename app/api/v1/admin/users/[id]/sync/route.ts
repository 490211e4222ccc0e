import { startImportAsAdmin } from "@/lib/admin/start-import-as-admin";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/users/{id}/sync", {
  POST: async ({ ctx, params, body }) => ({
    job: await startImportAsAdmin(ctx, params.id, body),
  }),
});
