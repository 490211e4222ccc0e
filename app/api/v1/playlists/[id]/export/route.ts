import { download } from "@/lib/api/download";
import { idParam, route } from "@/lib/api/route";
import { exportQuery } from "@/lib/api/schemas/export";
import { formats } from "@/lib/export/formats";
import { getPlaylist } from "@/lib/playlists/get-playlist";

export const GET = route(
  { access: "user", params: idParam, query: exportQuery },
  async ({ ctx, params, query: { format } }) => {
    const { id, name } = await getPlaylist(ctx, params.id);
    const { write, contentType } = formats[format];
    return download(write(ctx, id), `${name}.${format}`, contentType);
  },
);
