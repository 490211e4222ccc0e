import { eventStream } from "@/lib/api/http/event-stream";
import { routesOr405 } from "@/lib/api/routes";
import { getImport } from "@/lib/sync/get-import";
import { isOver } from "@/lib/sync/job-states";
import { watchImport } from "@/lib/sync/watch-import";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/sync/jobs/{id}/events", {
  GET: async ({ ctx, params, request }) => {
    const first = await getImport(ctx, params.id);
    return eventStream(
      { ctx, request },
      { event: "job", first, read: () => watchImport(ctx, params.id), isOver },
    );
  },
});
