import { idParam, route } from "@/lib/api/route";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";

export const POST = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  publishPlaylist(ctx, params.id),
);
