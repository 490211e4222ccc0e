import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Revokes a token at once. @throws AppError not_found */
export async function revokeApiToken(ctx: UserContext, id: string): Promise<void> {
  const { count } = await prisma().apiToken.deleteMany({ where: { id, userId: ctx.userId } });
  if (count === 0) throw notFound("api_token");
  logSecurityEvent("api_token_revoked", ctx, { tokenId: id });
}
