import { eventStream } from "@/lib/api/http/event-stream";
import { route } from "@/lib/api/route";
import { getJob } from "@/lib/sync/get-job";
import { isOver } from "@/lib/sync/present-job";

export * from "@/lib/api/http/method-not-allowed";

/** The job each time it changed, until it is over. */
export const GET = route("GET /sync/jobs/{id}/events", async ({ ctx, params, request }) => {
  const first = await getJob(ctx, params.id);
  return eventStream({ ctx, request }, { event: "job", first, read: () => getJob(ctx, params.id), isOver });
});
