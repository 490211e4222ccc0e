import type { UserContext } from "@/lib/core/context";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import type { ApiToken, ApiTokenScope } from "@/lib/schemas/accounts";
import { presentApiToken } from "./list-api-tokens";
import { apiTokenPrefix } from "./sessions";

/** Makes a key for an outside program. The token is in this answer only; a hash of it is kept. */
export async function createApiToken(
  ctx: UserContext,
  input: { name: string; scopes: ApiTokenScope[] },
): Promise<ApiToken & { token: string }> {
  const token = apiTokenPrefix + randomToken();
  const scopes = [...new Set(input.scopes)];
  const row = await prisma().apiToken.create({
    data: { userId: ctx.userId, name: input.name, scopes, tokenHash: sha256(token) },
  });
  return { ...presentApiToken(row), token };
}
