import { idParam, route } from "@/lib/api/route";
import { playlistChanges } from "@/lib/api/schemas/library";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { updatePlaylist } from "@/lib/playlists/update-playlist";

export const GET = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  getPlaylist(ctx, params.id),
);

export const PUT = route(
  { access: "user", params: idParam, body: playlistChanges },
  ({ ctx, params, body }) => updatePlaylist(ctx, params.id, body),
);

export const DELETE = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  deletePlaylist(ctx, params.id),
);
