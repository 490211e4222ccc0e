import { startImportFor } from "@/lib/admin/start-import-for";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /admin/users/{id}/sync", async ({ ctx, params, body }) => ({
  job: await startImportFor(ctx, params.id, body),
}));
