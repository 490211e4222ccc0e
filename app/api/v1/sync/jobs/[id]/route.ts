import { route } from "@/lib/api/route";
import { getJob } from "@/lib/sync/get-job";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /sync/jobs/{id}", ({ ctx, params }) => getJob(ctx, params.id));
