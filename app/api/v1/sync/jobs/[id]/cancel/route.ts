import { route } from "@/lib/api/route";
import { cancelJob } from "@/lib/sync/cancel-job";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /sync/jobs/{id}/cancel", ({ ctx, params }) => cancelJob(ctx, params.id));
