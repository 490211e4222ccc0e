import { Reply, route } from "@/lib/api/route";
import { importInput } from "@/lib/api/schemas/spotify";
import { startImport } from "@/lib/sync/start-import";

export const POST = route({ access: "user", body: importInput }, async ({ ctx, body }) => {
  const job = await startImport(ctx, body);
  return new Reply({ job }, 202, { location: `/api/v1/sync/jobs/${job.id}` });
});
