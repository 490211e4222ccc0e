import { routesOr405 } from "@/lib/api/routes";
import { startImport } from "@/lib/sync/start-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/spotify/import", {
  POST: async ({ ctx, body }) => ({
    job: await startImport(ctx, body),
  }),
});
