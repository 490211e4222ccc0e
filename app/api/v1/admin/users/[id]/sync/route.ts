import { route } from "@/lib/api/route";
import { startImportFor } from "@/lib/sync/start-import-for";

export * from "@/lib/api/other-methods";

export const POST = route("POST /admin/users/{id}/sync", async ({ ctx, params, body }) => ({
  job: await startImportFor(ctx, params.id, body),
}));
