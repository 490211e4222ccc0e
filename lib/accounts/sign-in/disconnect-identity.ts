import { otherSessions } from "@/lib/accounts/sessions/other-sessions";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { prismaPersonTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { lockSignIns } from "./sign-in-proof";
import { arePasswordsOn, signOnProvider } from "./single-sign-on";

/**
 * Disconnects the account from the single sign-on provider and ends all other sessions, because some of them may come from there.
 * @throws AppError not_found without a connection, only_sign_in if the person could not sign in any more
 */
export async function disconnectIdentity(ctx: UserContext): Promise<void> {
  const { userId } = ctx;
  const provider = signOnProvider();
  if (!provider) throw notFound("identity");
  const { issuer, name } = provider;
  await prismaPersonTransaction(userId, async transaction => {
    await lockSignIns(transaction, userId);
    const { count } = await transaction.identity.deleteMany({ where: { userId, issuer } });
    if (count === 0) throw notFound("identity");
    const { passwordHash } = await transaction.user.findUniqueOrThrow({ where: { id: userId } });
    if (!arePasswordsOn()) throw new AppError("only_sign_in", { reason: "passwords_off", name });
    if (passwordHash === null) throw new AppError("only_sign_in", { reason: "set_password", name });
    await transaction.session.deleteMany({ where: otherSessions(ctx) });
  });
  logSecurityEvent("identity_disconnected", ctx, { issuer });
}
