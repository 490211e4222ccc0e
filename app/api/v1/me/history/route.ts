import { route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listHistory } from "@/lib/history/list-history";

export const GET = route({ access: "user", query: pageQuery }, ({ ctx, query }) => listHistory(ctx, query));
