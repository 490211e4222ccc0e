import { routesOr405 } from "@/lib/api/routes";
import { startHistoryImport } from "@/lib/history/imports/start-history-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history/imports/{id}/start", {
  POST: async ({ ctx, params }) => ({ import: await startHistoryImport(ctx, params.id) }),
});
