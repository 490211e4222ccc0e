import { routes } from "@/lib/api/routes";
import { getJob } from "@/lib/sync/get-job";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/sync/jobs/{id}", {
  GET: ({ ctx, params }) => getJob(ctx, params.id),
});
