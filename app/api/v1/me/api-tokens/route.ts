import { createApiToken } from "@/lib/accounts/create-api-token";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/api-tokens", {
  GET: ({ ctx, query }) => listApiTokens(ctx, query),
  POST: ({ ctx, body }) => createApiToken(ctx, body),
});
