import { routesOr405 } from "@/lib/api/routes";
import { createFolder } from "@/lib/playlists/folders/create-folder";
import { listFolders } from "@/lib/playlists/folders/list-folders";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlist-folders", {
  GET: ({ ctx }) => listFolders(ctx),
  POST: ({ ctx, body }) => createFolder(ctx, body),
});
