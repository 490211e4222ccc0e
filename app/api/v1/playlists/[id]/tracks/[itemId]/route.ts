import { routesOr405 } from "@/lib/api/routes";
import { removeTrack } from "@/lib/playlists/remove-track";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/tracks/{itemId}", {
  DELETE: ({ ctx, params }) => removeTrack(ctx, params.id, { itemId: params.itemId }),
});
