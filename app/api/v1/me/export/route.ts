import { download } from "@/lib/api/http/download";
import { routesOr405 } from "@/lib/api/routes";
import { exportFormats } from "@/lib/export/formats";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/export", {
  GET: async ({ ctx, query: { format } }) => {
    const { write, contentType } = exportFormats[format];
    const day = new Date().toISOString().slice(0, 10);
    return download(write(ctx, null), `tonearm-library-${day}.${format}`, contentType);
  },
});
