import { routesOr405 } from "@/lib/api/routes";
import { search } from "@/lib/search/search";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/search", {
  GET: ({ ctx, query: { types: kinds, ...input } }) => search(ctx, { ...input, kinds }),
});
