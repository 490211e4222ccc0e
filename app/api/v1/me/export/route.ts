import { download } from "@/lib/api/download";
import { route } from "@/lib/api/route";
import { formats } from "@/lib/export/formats";

export * from "@/lib/api/other-methods";

export const GET = route("GET /me/export", async ({ ctx, query: { format } }) => {
  const { write, contentType } = formats[format];
  const day = new Date().toISOString().slice(0, 10);
  return download(write(ctx, null), `tonearm-library-${day}.${format}`, contentType);
});
