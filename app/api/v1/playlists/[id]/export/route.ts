import { download } from "@/lib/api/http/download";
import { routesOr405 } from "@/lib/api/routes";
import { exportFormats } from "@/lib/export/formats";
import { getPlaylist } from "@/lib/playlists/get-playlist";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/playlists/{id}/export", {
  GET: async ({ ctx, params, query: { format } }) => {
    const { id, name } = await getPlaylist(ctx, params.id);
    const { write, contentType } = exportFormats[format];
    return download(write(ctx, id), `${name}.${format}`, contentType);
  },
});
