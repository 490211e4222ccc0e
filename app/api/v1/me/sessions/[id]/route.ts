import { revokeSession } from "@/lib/accounts/sessions/revoke-session";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/sessions/{id}", {
  DELETE: ({ ctx, params }) => revokeSession(ctx, params.id),
});
