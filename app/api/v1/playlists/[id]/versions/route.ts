import { route } from "@/lib/api/route";
import { listVersions } from "@/lib/playlists/list-versions";

export * from "@/lib/api/other-methods";

export const GET = route("GET /playlists/{id}/versions", ({ ctx, params, query }) =>
  listVersions(ctx, params.id, query),
);
