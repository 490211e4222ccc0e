import { revokeSession } from "@/lib/accounts/revoke-session";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/sessions/{id}", {
  DELETE: ({ ctx, params }) => revokeSession(ctx, params.id),
});
