import { listSessions } from "@/lib/accounts/list-sessions";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/sessions", {
  GET: ({ ctx, query }) => listSessions(ctx, query),
});
