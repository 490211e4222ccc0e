import { routesOr405 } from "@/lib/api/routes";
import { deleteHistory } from "@/lib/history/imports/delete-history-import";
import { listHistory } from "@/lib/history/list-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history", {
  GET: ({ ctx, query }) => listHistory(ctx, query),
  DELETE: ({ ctx }) => deleteHistory(ctx),
});
