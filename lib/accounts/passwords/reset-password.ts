import { presentUser } from "@/lib/accounts/present-user";
import { lockSignIns, type SignedInUser } from "@/lib/accounts/sign-in/sign-in-proof";
import { arePasswordsOn } from "@/lib/accounts/sign-in/single-sign-on";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sha256 } from "@/lib/platform/crypto";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { PasswordReset } from "@/lib/schemas/accounts";
import { hashPassword } from "./password";
import { endResetLinks, findResetLink } from "./reset-links";

/**
 * Sets a new password with a one-time link and ends all sessions and links of the person. API tokens stay valid, as after
 * `changePassword`: programs go on, and the person can look through the tokens on the profile page. Connections to single sign-on
 * end, because a stranger who had the account may have made them. Without passwords they stay, as the only way in.
 * @returns the person, for signing in
 * @throws AppError reset_link_invalid
 */
export async function resetPassword(ctx: Context, { token, password }: PasswordReset): Promise<SignedInUser> {
  const link = await findResetLink(token);
  if (!link) throw new AppError("reset_link_invalid");
  const { userId } = link;
  const passwordHash = await hashPassword(password);
  const user = await prismaPersonTransaction(userId, async transaction => {
    // Somebody else may have used or replaced the link meanwhile.
    const { count } = await transaction.passwordReset.deleteMany({ where: { tokenHash: sha256(token) } });
    if (count === 0) throw new AppError("reset_link_invalid");
    await endResetLinks(transaction, userId);
    await lockSignIns(transaction, userId);
    await transaction.session.deleteMany({ where: { userId } });
    if (arePasswordsOn()) await transaction.identity.deleteMany({ where: { userId } });
    return transaction.user.update({ where: { id: userId }, data: { passwordHash } });
  });
  logSecurityEvent("password_reset", { ...ctx, userId });
  return { ...presentUser(user), proof: { passwordHash } };
}
