import { route } from "@/lib/api/route";
import { restoreVersion } from "@/lib/playlists/restore-version";

export * from "@/lib/api/other-methods";

export const POST = route("POST /playlists/{id}/versions/{versionId}/restore", ({ ctx, params }) =>
  restoreVersion(ctx, params.id, params.versionId),
);
