import { route } from "@/lib/api/route";
import { listHistory } from "@/lib/history/list-history";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/history", ({ ctx, query }) => listHistory(ctx, query));
