import { route } from "@/lib/api/route";
import { cancelJob } from "@/lib/sync/cancel-job";

export * from "@/lib/api/other-methods";

export const POST = route("POST /sync/jobs/{id}/cancel", ({ ctx, params }) => cancelJob(ctx, params.id));
