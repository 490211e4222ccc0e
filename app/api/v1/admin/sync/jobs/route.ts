import { route } from "@/lib/api/route";
import { listAllJobs } from "@/lib/sync/list-all-jobs";

export * from "@/lib/api/other-methods";

export const GET = route("GET /admin/sync/jobs", ({ ctx, query }) => listAllJobs(ctx, query));
