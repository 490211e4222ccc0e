import { route } from "@/lib/api/route";
import { cancelJobFor } from "@/lib/sync/cancel-job-for";

export const POST = route("POST /admin/sync/jobs/{id}/cancel", ({ ctx, params }) =>
  cancelJobFor(ctx, params.id),
);
