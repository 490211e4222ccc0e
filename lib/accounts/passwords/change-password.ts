import { otherSessions } from "@/lib/accounts/sessions/other-sessions";
import { confirmPerson } from "@/lib/accounts/sign-in/confirm-person";
import { lockSignIns } from "@/lib/accounts/sign-in/sign-in-proof";
import type { UserContext } from "@/lib/core/context";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { PasswordChange } from "@/lib/schemas/accounts";
import { hashPassword } from "./password";
import { requirePasswords } from "./require-passwords";
import { endResetLinks } from "./reset-links";

/**
 * Changes the password, or sets the first one, and ends all other sessions and all reset links. API tokens stay valid, because a
 * person revokes each of them separately.
 * @throws AppError passwords_off; like confirmPerson
 */
export async function changePassword(ctx: UserContext, input: PasswordChange): Promise<void> {
  requirePasswords();
  await confirmPerson(ctx, input.password);
  const { userId } = ctx;
  const passwordHash = await hashPassword(input.newPassword);
  await prismaPersonTransaction(userId, async transaction => {
    await lockSignIns(transaction, userId);
    await transaction.user.update({ where: { id: userId }, data: { passwordHash } });
    await transaction.session.deleteMany({ where: otherSessions(ctx) });
    await endResetLinks(transaction, userId);
  });
  logSecurityEvent("password_changed", ctx);
}
