import { routesOr405 } from "@/lib/api/routes";
import { deleteHistoryImport } from "@/lib/history/imports/delete-history-import";
import { getHistoryImport } from "@/lib/history/imports/list-history-imports";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history/imports/{id}", {
  GET: ({ ctx, params }) => getHistoryImport(ctx, params.id),
  DELETE: ({ ctx, params }) => deleteHistoryImport(ctx, params.id),
});
