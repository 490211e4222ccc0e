import { routes } from "@/lib/api/routes";
import { listHistory } from "@/lib/history/list-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/history", {
  GET: ({ ctx, query }) => listHistory(ctx, query),
});
