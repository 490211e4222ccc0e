import { routesOr405 } from "@/lib/api/routes";
import { search } from "@/lib/search/search";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/search", {
  GET: ({ ctx, query }) => {
    const { in: source, types: kinds, ...input } = query;
    return search(ctx, { ...input, source, kinds });
  },
});
