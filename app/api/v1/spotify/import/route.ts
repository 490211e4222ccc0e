import { routes } from "@/lib/api/routes";
import { startImport } from "@/lib/sync/start-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/spotify/import", {
  POST: async ({ ctx, body }) => ({
    job: await startImport(ctx, body),
  }),
});
