import type { UserContext } from "@/lib/core/context";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { PasswordChange } from "@/lib/schemas/accounts";
import { confirmPassword } from "./confirm-password";
import { hashPassword } from "./password";
import { endResetLinks } from "./reset-links";

/**
 * Changes the password and ends all other sessions and all reset links. API tokens stay valid, because a person revokes each of them separately.
 * @throws like confirmPassword
 */
export async function changePassword(ctx: UserContext, input: PasswordChange): Promise<void> {
  await confirmPassword(ctx, input.password);
  const { userId, actor } = ctx;
  const otherSessions = actor.kind === "user" ? { userId, id: { not: actor.sessionId } } : { userId };
  const passwordHash = await hashPassword(input.newPassword);
  await prismaPersonTransaction(userId, async transaction => {
    await transaction.user.update({ where: { id: userId }, data: { passwordHash } });
    await transaction.session.deleteMany({ where: otherSessions });
    await endResetLinks(transaction, userId);
  });
  logSecurityEvent("password_changed", ctx);
}
