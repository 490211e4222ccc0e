import { verifyPassword } from "@/lib/accounts/passwords/password";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { confirmationEnd } from "./confirm-with-provider";
import { countConfirmation } from "./sign-in-attempts";
import { arePasswordsOn, signOnProvider } from "./single-sign-on";

/**
 * Makes sure that the signed-in person is at the browser, because somebody else may use it. Checks the password, or without one that
 * the person has just signed in again at the single sign-on provider.
 * @throws AppError wrong_password, confirmation_needed, too_many_requests
 */
export async function confirmPerson(ctx: UserContext, password: string | undefined): Promise<void> {
  const provider = signOnProvider();
  const { passwordHash, identities } = await prisma().user.findUniqueOrThrow({
    where: { id: ctx.userId },
    include: { identities: { where: { issuer: provider?.issuer ?? "" } } },
  });
  if (passwordHash !== null && arePasswordsOn()) return confirmPassword(ctx, password ?? "", passwordHash);
  const { userId, actor } = ctx;
  if (actor.kind === "user" && (await confirmationEnd(actor.sessionId, userId))) return;
  if (!provider) throw new AppError("confirmation_needed", { reason: "impossible" });
  const reason = identities.length > 0 ? "provider" : "connect";
  throw new AppError("confirmation_needed", { reason, name: provider.name });
}

async function confirmPassword(ctx: UserContext, password: string, passwordHash: string): Promise<void> {
  const uncountAttempt = await countConfirmation(ctx);
  if (!(await verifyPassword(password, passwordHash))) {
    logSecurityEvent("confirmation_failed", ctx);
    throw new AppError("wrong_password", {}, { field: "password" });
  }
  await uncountAttempt();
}
