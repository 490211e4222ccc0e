import { route } from "@/lib/api/route";
import { startImport } from "@/lib/sync/start-import";

export const POST = route("POST /spotify/import", async ({ ctx, body }) => ({
  job: await startImport(ctx, body),
}));
