import { routesOr405 } from "@/lib/api/routes";
import { receiveHistoryFiles } from "@/lib/api/upload/receive-history-files";
import { listHistoryImports } from "@/lib/history/imports/list-history-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history/imports", {
  GET: ({ ctx, query }) => listHistoryImports(ctx, query),
  POST: async ({ ctx, request }) => ({ import: await receiveHistoryFiles(ctx, request) }),
});
