import { idParam, route } from "@/lib/api/route";
import { cancelJobFor } from "@/lib/sync/cancel-job-for";

export const POST = route({ access: "admin", params: idParam }, ({ ctx, params }) =>
  cancelJobFor(ctx, params.id),
);
