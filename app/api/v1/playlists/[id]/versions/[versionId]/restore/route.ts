import { route } from "@/lib/api/route";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /playlists/{id}/versions/{versionId}/restore", ({ ctx, params }) =>
  restoreVersion(ctx, params.id, { versionId: params.versionId }),
);
