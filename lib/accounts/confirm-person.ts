import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { verifyPassword } from "./password";
import { countConfirmation } from "./sign-in-attempts";

/**
 * Checks the password of a signed-in person, because somebody else may use their open browser.
 * @throws AppError wrong_password, too_many_requests
 */
export async function confirmPassword(ctx: UserContext, password: string): Promise<void> {
  const { passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } });
  const uncountAttempt = await countConfirmation(ctx);
  if (!(await verifyPassword(password, passwordHash))) {
    logSecurityEvent("confirmation_failed", ctx);
    throw new AppError("wrong_password", {}, { field: "password" });
  }
  await uncountAttempt();
}
