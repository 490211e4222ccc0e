import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { ApiToken, ApiTokenScope } from "@/lib/schemas/accounts";
import { presentApiToken } from "./list-api-tokens";
import { apiTokenPrefix } from "./sessions/sessions";

/** More than anybody has programs, and few enough to look through. */
const maxTokens = 100;

/**
 * Creates a token for another program. Only this result contains the token; the database stores a hash.
 * @throws AppError too_many_api_tokens
 */
export async function createApiToken(
  ctx: UserContext,
  input: { name: string; scopes: ApiTokenScope[] },
): Promise<ApiToken & { token: string }> {
  const count = await prisma().apiToken.count({ where: { userId: ctx.userId } });
  if (count >= maxTokens) throw new AppError("too_many_api_tokens", { limit: maxTokens });
  const token = apiTokenPrefix + randomToken();
  const scopes = [...new Set(input.scopes)];
  const row = await prisma().apiToken.create({
    data: { userId: ctx.userId, name: input.name, scopes, tokenHash: sha256(token) },
  });
  logSecurityEvent("api_token_created", ctx, { tokenId: row.id, scopes: scopes.join(" ") });
  return { ...presentApiToken(row), token };
}
