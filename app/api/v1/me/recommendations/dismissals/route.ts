import { routesOr405 } from "@/lib/api/routes";
import { clearDismissals, dismiss } from "@/lib/recommendations/dismissals";
import { listDismissals } from "@/lib/recommendations/list-dismissals";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/recommendations/dismissals", {
  GET: ({ ctx, query }) => listDismissals(ctx, query),
  POST: ({ ctx, body }) => dismiss(ctx, body),
  DELETE: ({ ctx }) => clearDismissals(ctx),
});
