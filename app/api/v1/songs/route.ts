import { routesOr405 } from "@/lib/api/routes";
import { listSongs } from "@/lib/library/list-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs", {
  GET: ({ ctx, query }) => listSongs(ctx, query),
});
