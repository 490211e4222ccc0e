import { idParam, route } from "@/lib/api/route";
import { cancelJob } from "@/lib/sync/cancel-job";

export const POST = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  cancelJob(ctx, params.id),
);
