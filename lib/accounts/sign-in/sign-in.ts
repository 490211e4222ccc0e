import { verifyPassword } from "@/lib/accounts/passwords/password";
import { requirePasswords } from "@/lib/accounts/passwords/require-passwords";
import { presentUser } from "@/lib/accounts/present-user";
import { refuseDisabled } from "@/lib/accounts/refuse-disabled";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { SignInInput } from "@/lib/schemas/accounts";
import { countSignInAttempt } from "./sign-in-attempts";
import type { SignedInUser } from "./sign-in-proof";

/**
 * Checks an email address and a password. The error and its timing do not reveal whether the account exists; only the right
 * password reveals that it is disabled.
 * @throws AppError wrong_email_or_password, account_disabled, passwords_off, too_many_requests
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignedInUser> {
  requirePasswords();
  const uncountAttempt = await countSignInAttempt(ctx, input.email);
  const user = await prisma().user.findUnique({ where: { email: input.email } });
  const origin = { ...ctx, userId: user?.id };
  const passwordHash = user?.passwordHash ?? null;
  if (!(await verifyPassword(input.password, passwordHash)) || !user || passwordHash === null) {
    logSecurityEvent("sign_in_failed", origin);
    throw new AppError("wrong_email_or_password");
  }
  await uncountAttempt();
  refuseDisabled(origin, user);
  logSecurityEvent("sign_in_succeeded", origin);
  return { ...presentUser(user), proof: { passwordHash } };
}
