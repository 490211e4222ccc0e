import { routesOr405 } from "@/lib/api/routes";
import { listArtists } from "@/lib/library/list-artists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/artists", {
  GET: ({ ctx, query }) => listArtists(ctx, query),
});
