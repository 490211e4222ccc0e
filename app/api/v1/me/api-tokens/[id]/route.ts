import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/api-tokens/{id}", {
  DELETE: ({ ctx, params }) => revokeApiToken(ctx, params.id),
});
