import { listSessions } from "@/lib/accounts/list-sessions";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/sessions", ({ ctx, query }) => listSessions(ctx, query));
