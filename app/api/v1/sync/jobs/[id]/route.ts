import { idParam, route } from "@/lib/api/route";
import { getJob } from "@/lib/sync/get-job";

export const GET = route({ access: "user", params: idParam }, ({ ctx, params }) => getJob(ctx, params.id));
