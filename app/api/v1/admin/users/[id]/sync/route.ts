import { startImportFor } from "@/lib/admin/start-import-for";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/admin/users/{id}/sync", {
  POST: async ({ ctx, params, body }) => ({
    job: await startImportFor(ctx, params.id, body),
  }),
});
