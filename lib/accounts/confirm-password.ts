import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { verifyPassword } from "./password";
import { countSignInAttempt } from "./sign-in-attempts";

/**
 * Checks the password of a signed-in person, because somebody else may use their open browser. Counts as a sign-in attempt.
 * @throws AppError wrong_password, too_many_requests
 */
export async function confirmPassword(ctx: UserContext, password: string): Promise<void> {
  const { email, passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: ctx.userId } });
  const uncountAttempt = await countSignInAttempt(email, ctx.address);
  if (!(await verifyPassword(password, passwordHash))) {
    throw new AppError("wrong_password", {}, { field: "password" });
  }
  await uncountAttempt();
}
