import { route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";
import { listPeople } from "@/lib/sync/list-people";

export const GET = route({ access: "admin", query: pageQuery }, ({ ctx, query }) => listPeople(ctx, query));
