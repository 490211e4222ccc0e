import { createApiToken } from "@/lib/accounts/create-api-token";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/api-tokens", ({ ctx, query }) => listApiTokens(ctx, query));

export const POST = route("POST /me/api-tokens", ({ ctx, body }) => createApiToken(ctx, body));
