import { createApiToken } from "@/lib/accounts/create-api-token";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me/api-tokens", {
  GET: ({ ctx, query }) => listApiTokens(ctx, query),
  POST: ({ ctx, body }) => createApiToken(ctx, body),
});
