import { route } from "@/lib/api/route";
import { listJobs } from "@/lib/sync/list-jobs";

export * from "@/lib/api/other-methods";

export const GET = route("GET /sync/jobs", ({ ctx, query }) => listJobs(ctx, query));
