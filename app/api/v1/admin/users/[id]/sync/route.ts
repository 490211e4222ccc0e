import { idParam, Reply, route } from "@/lib/api/route";
import { importInput } from "@/lib/api/schemas/spotify";
import { startImportFor } from "@/lib/sync/start-import-for";

export const POST = route(
  { access: "admin", params: idParam, body: importInput },
  async ({ ctx, params, body }) => new Reply({ job: await startImportFor(ctx, params.id, body) }, 202),
);
