import { listSessions } from "@/lib/accounts/sessions/list-sessions";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/sessions", {
  GET: ({ ctx, query }) => listSessions(ctx, query),
});
