import { listUsers } from "@/lib/accounts/list-users";
import { route } from "@/lib/api/route";
import { pageQuery } from "@/lib/api/schemas/common";

export const GET = route({ access: "admin", query: pageQuery }, ({ ctx, query }) => listUsers(ctx, query));
