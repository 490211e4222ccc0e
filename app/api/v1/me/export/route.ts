import { download } from "@/lib/api/http/download";
import { route } from "@/lib/api/route";
import { exportFormats } from "@/lib/export/formats";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/export", async ({ ctx, query: { format } }) => {
  const { write, contentType } = exportFormats[format];
  const day = new Date().toISOString().slice(0, 10);
  return download(write(ctx, null), `tonearm-library-${day}.${format}`, contentType);
});
