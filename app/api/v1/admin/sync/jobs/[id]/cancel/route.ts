import { cancelJobFor } from "@/lib/admin/cancel-import-for";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /admin/sync/jobs/{id}/cancel", ({ ctx, params }) =>
  cancelJobFor(ctx, params.id),
);
