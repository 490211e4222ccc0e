import { idParam, route } from "@/lib/api/route";
import { pageQuery, uuid } from "@/lib/api/schemas/common";
import { getVersion } from "@/lib/playlists/get-version";

const params = idParam.extend({ versionId: uuid });

export const GET = route({ access: "user", params, query: pageQuery }, ({ ctx, params, query }) =>
  getVersion(ctx, params.id, params.versionId, query),
);
