import { routesOr405 } from "@/lib/api/routes";
import { listVersions } from "@/lib/playlists/versions/list-versions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/versions", {
  GET: ({ ctx, params, query }) => listVersions(ctx, params.id, query),
});
