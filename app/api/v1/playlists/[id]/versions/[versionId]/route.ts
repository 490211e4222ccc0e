import { route } from "@/lib/api/route";
import { getVersion } from "@/lib/playlists/get-version";

export * from "@/lib/api/other-methods";

export const GET = route("GET /playlists/{id}/versions/{versionId}", ({ ctx, params, query }) =>
  getVersion(ctx, params.id, params.versionId, query),
);
