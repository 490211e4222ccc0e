import { download } from "@/lib/api/http/download";
import { route } from "@/lib/api/route";
import { exportFormats } from "@/lib/export/formats";
import { getPlaylist } from "@/lib/playlists/get-playlist";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /playlists/{id}/export", async ({ ctx, params, query: { format } }) => {
  const { id, name } = await getPlaylist(ctx, params.id);
  const { write, contentType } = exportFormats[format];
  return download(write(ctx, id), `${name}.${format}`, contentType);
});
