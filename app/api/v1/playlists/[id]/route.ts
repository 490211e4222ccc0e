import { route } from "@/lib/api/route";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { updatePlaylist } from "@/lib/playlists/update-playlist";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}", ({ ctx, params }) => getPlaylist(ctx, params.id));

export const PUT = route("PUT /playlists/{id}", ({ ctx, params, body }) =>
  updatePlaylist(ctx, params.id, body),
);

export const DELETE = route("DELETE /playlists/{id}", ({ ctx, params }) => deletePlaylist(ctx, params.id));
