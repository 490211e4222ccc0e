import { routes } from "@/lib/api/routes";
import { search } from "@/lib/search/search";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/search", {
  GET: ({ ctx, query }) => {
    const { in: source, types: kinds, ...input } = query;
    return search(ctx, { ...input, source, kinds });
  },
});
