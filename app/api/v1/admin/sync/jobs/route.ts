import { route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listAllJobs } from "@/lib/sync/list-all-jobs";

export const GET = route({ access: "admin", query: pageQuery }, ({ ctx, query }) => listAllJobs(ctx, query));
