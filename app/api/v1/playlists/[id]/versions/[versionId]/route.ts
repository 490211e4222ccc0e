import { route } from "@/lib/api/route";
import { getVersion } from "@/lib/playlists/versions/get-version";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/versions/{versionId}", ({ ctx, params, query }) =>
  getVersion(ctx, params.id, { versionId: params.versionId, ...query }),
);
