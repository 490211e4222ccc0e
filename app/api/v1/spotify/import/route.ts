import { route } from "@/lib/api/route";
import { startImport } from "@/lib/sync/start-import";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /spotify/import", async ({ ctx, body }) => ({
  job: await startImport(ctx, body),
}));
