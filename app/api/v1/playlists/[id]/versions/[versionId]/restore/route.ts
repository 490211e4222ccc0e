import { idParam, route } from "@/lib/api/route";
import { uuid } from "@/lib/api/schemas/common";
import { restoreVersion } from "@/lib/playlists/restore-version";

const params = idParam.extend({ versionId: uuid });

export const POST = route({ access: "user", params }, ({ ctx, params }) =>
  restoreVersion(ctx, params.id, params.versionId),
);
