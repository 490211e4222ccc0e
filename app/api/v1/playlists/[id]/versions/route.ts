import { idParam, route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listVersions } from "@/lib/playlists/list-versions";

export const GET = route({ access: "user", params: idParam, query: pageQuery }, ({ ctx, params, query }) =>
  listVersions(ctx, params.id, query),
);
