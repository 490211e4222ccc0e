import { revokeInvite } from "@/lib/admin/revoke-invite";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/admin/invites/{id}", {
  DELETE: ({ ctx, params }) => revokeInvite(ctx, params.id),
});
