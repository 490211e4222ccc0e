import { routesOr405 } from "@/lib/api/routes";
import { finishEdit } from "@/lib/playlists/finish-edit";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/pending-edit/finish", {
  POST: ({ ctx, params }) => finishEdit(ctx, params.id),
});
