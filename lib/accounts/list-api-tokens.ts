import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import { type ApiToken, apiTokenScope } from "@/lib/schemas/accounts";

type Row = { id: string; name: string; scopes: string[]; createdAt: Date; lastUsedAt: Date | null };

/** Converts a row of `api_tokens` to the API's token, without the secret. */
export const presentApiToken = (row: Row): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: apiTokenScope.array().parse(row.scopes),
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

/** Lists the person's API tokens, newest first. */
export async function listApiTokens(
  { userId }: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: ApiToken[]; nextCursor: string | null }> {
  const { where, ...page } = newestFirst(input);
  const rows = await prisma().apiToken.findMany({ where: { userId, ...where }, ...page });
  return toPage(rows, input.limit, presentApiToken, newestFirstPosition);
}
