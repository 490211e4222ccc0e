import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const DELETE = route("DELETE /me/api-tokens/{id}", ({ ctx, params }) =>
  revokeApiToken(ctx, params.id),
);
