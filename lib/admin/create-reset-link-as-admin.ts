import { requirePasswords } from "@/lib/accounts/require-passwords";
import { createResetLink } from "@/lib/accounts/reset-links";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Creates a one-time link with which a person sets a new password. @throws AppError not_allowed, passwords_off, not_found */
export async function createResetLinkAsAdmin(ctx: UserContext, userId: string): Promise<{ url: string }> {
  requireAdmin(ctx);
  requirePasswords();
  const person = await prisma().user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) throw notFound("account");
  const url = await createResetLink(userId, "admin");
  logSecurityEvent("admin_reset_link_created", ctx, { targetUserId: userId });
  return { url };
}
