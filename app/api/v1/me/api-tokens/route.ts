import { createApiToken } from "@/lib/accounts/create-api-token";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { Reply, route } from "@/lib/api/route";
import { newApiToken } from "@/lib/api/schemas/accounts";

export const GET = route({ access: "session" }, async ({ ctx }) => ({
  items: await listApiTokens(ctx),
  nextCursor: null,
}));

export const POST = route({ access: "session", body: newApiToken }, async ({ ctx, body }) => {
  return new Reply(await createApiToken(ctx, body), 201);
});
