import { route } from "@/lib/api/route";
import { cancelJobFor } from "@/lib/sync/cancel-job-for";

export * from "@/lib/api/other-methods";

export const POST = route("POST /admin/sync/jobs/{id}/cancel", ({ ctx, params }) =>
  cancelJobFor(ctx, params.id),
);
