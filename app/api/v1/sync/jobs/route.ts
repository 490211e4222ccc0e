import { routes } from "@/lib/api/routes";
import { listJobs } from "@/lib/sync/list-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/sync/jobs", {
  GET: ({ ctx, query }) => listJobs(ctx, query),
});
