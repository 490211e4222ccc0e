import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/api-tokens/{id}", {
  DELETE: ({ ctx, params }) => revokeApiToken(ctx, params.id),
});
