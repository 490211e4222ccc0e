import { route } from "@/lib/api/route";
import { listHistory } from "@/lib/history/list-history";

export * from "@/lib/api/other-methods";

export const GET = route("GET /me/history", ({ ctx, query }) => listHistory(ctx, query));
