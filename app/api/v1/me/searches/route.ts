import { routesOr405 } from "@/lib/api/routes";
import { forgetSearches, listRecentSearches, rememberSearch } from "@/lib/search/recent-searches";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/searches", {
  GET: ({ ctx }) => listRecentSearches(ctx),
  POST: ({ ctx, body }) => rememberSearch(ctx, body.q),
  DELETE: ({ ctx, query }) => forgetSearches(ctx, query.q),
});
