import { routesOr405 } from "@/lib/api/routes";
import { readHistoryNow } from "@/lib/history/read-history-now";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/history/read", {
  POST: ({ ctx }) => readHistoryNow(ctx),
});
