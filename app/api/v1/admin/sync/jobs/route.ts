import { listAllJobs } from "@/lib/admin/list-all-imports";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /admin/sync/jobs", ({ ctx, query }) => listAllJobs(ctx, query));
