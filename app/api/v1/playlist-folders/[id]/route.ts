import { routesOr405 } from "@/lib/api/routes";
import { deleteFolder } from "@/lib/playlists/folders/delete-folder";
import { renameFolder } from "@/lib/playlists/folders/rename-folder";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlist-folders/{id}", {
  PUT: ({ ctx, params, body }) => renameFolder(ctx, params.id, body),
  DELETE: ({ ctx, params }) => deleteFolder(ctx, params.id),
});
