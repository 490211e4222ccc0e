import { routesOr405 } from "@/lib/api/routes";
import { listDuplicates } from "@/lib/library/duplicates/list-duplicates";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs/duplicates", {
  GET: ({ ctx, query }) => listDuplicates(ctx, query),
});
