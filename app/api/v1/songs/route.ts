import { routes } from "@/lib/api/routes";
import { listSongs } from "@/lib/library/list-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/songs", {
  GET: ({ ctx, query }) => listSongs(ctx, query),
});
