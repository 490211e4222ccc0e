import { route } from "@/lib/api/route";
import { listJobs } from "@/lib/sync/list-jobs";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /sync/jobs", ({ ctx, query }) => listJobs(ctx, query));
