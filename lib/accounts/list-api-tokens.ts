import { type ApiToken, apiTokenScope } from "@/lib/api/schemas/accounts";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";

type Row = { id: string; name: string; scopes: string[]; createdAt: Date; lastUsedAt: Date | null };

/** A token as it may be shown again: without the token itself. */
export const presentApiToken = (row: Row): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: apiTokenScope.array().parse(row.scopes),
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

/** The person's API tokens, newest first. */
export async function listApiTokens(ctx: UserContext): Promise<ApiToken[]> {
  const rows = await prisma().apiToken.findMany({
    where: { userId: ctx.userId },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(presentApiToken);
}
