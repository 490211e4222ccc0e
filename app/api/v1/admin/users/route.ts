import { route } from "@/lib/api/route";
import { listPeople } from "@/lib/sync/list-people";

export * from "@/lib/api/other-methods";

export const GET = route("GET /admin/users", ({ ctx, query }) => listPeople(ctx, query));
