import { routesOr405 } from "@/lib/api/routes";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405(
  "/playlists/{id}/versions/{versionId}/restore",
  {
    POST: ({ ctx, params }) => restoreVersion(ctx, params.id, { versionId: params.versionId }),
  },
);
