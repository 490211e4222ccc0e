import { listPeople } from "@/lib/admin/list-people";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /admin/users", ({ ctx, query }) => listPeople(ctx, query));
