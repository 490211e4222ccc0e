import { route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listJobs } from "@/lib/sync/list-jobs";

export const GET = route({ access: "user", query: pageQuery }, ({ ctx, query }) => listJobs(ctx, query));
