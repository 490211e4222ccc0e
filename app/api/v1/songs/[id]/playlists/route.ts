import { idParam, route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listPlaylistsWith } from "@/lib/search/list-playlists-with";

export const GET = route({ access: "user", params: idParam, query: pageQuery }, ({ ctx, params, query }) =>
  listPlaylistsWith(ctx, params.id, query),
);
