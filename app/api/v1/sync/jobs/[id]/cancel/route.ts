import { routes } from "@/lib/api/routes";
import { cancelJob } from "@/lib/sync/cancel-job";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/sync/jobs/{id}/cancel", {
  POST: ({ ctx, params }) => cancelJob(ctx, params.id),
});
