import { routesOr405 } from "@/lib/api/routes";
import { getVersion } from "@/lib/playlists/versions/get-version";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405(
  "/playlists/{id}/versions/{versionId}",
  {
    GET: ({ ctx, params, query }) => getVersion(ctx, params.id, { versionId: params.versionId, ...query }),
  },
);
