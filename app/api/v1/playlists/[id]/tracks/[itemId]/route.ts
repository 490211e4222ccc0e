import { route } from "@/lib/api/route";
import { removeTrack } from "@/lib/playlists/remove-track";

export * from "@/lib/api/http/method-not-allowed";

export const DELETE = route("DELETE /playlists/{id}/tracks/{itemId}", ({ ctx, params }) =>
  removeTrack(ctx, params.id, { itemId: params.itemId }),
);
