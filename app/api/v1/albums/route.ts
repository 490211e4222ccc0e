import { routesOr405 } from "@/lib/api/routes";
import { listAlbums } from "@/lib/library/list-albums";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/albums", {
  GET: ({ ctx, query }) => listAlbums(ctx, query),
});
