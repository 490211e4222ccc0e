import { route } from "@/lib/api/route";
import { listVersions } from "@/lib/playlists/versions/list-versions";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/versions", ({ ctx, params, query }) =>
  listVersions(ctx, params.id, query),
);
