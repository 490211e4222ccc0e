import { route } from "@/lib/api/route";
import { listAllJobs } from "@/lib/sync/list-all-jobs";

export const GET = route("GET /admin/sync/jobs", ({ ctx, query }) => listAllJobs(ctx, query));
