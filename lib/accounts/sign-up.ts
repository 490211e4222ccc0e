import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { Registration, User } from "@/lib/schemas/accounts";
import { lockAdminRoleSql } from "./admin-role-lock";
import { hashPassword } from "./password";
import { presentUser } from "./present-user";
import { isSetUpCode } from "./set-up-code";

/**
 * Creates an account. The first account of an instance becomes its admin, even if registration is closed. Strangers could be
 * faster than the owner, so from outside the private network it needs the set-up code.
 * @throws AppError email_taken, registration_closed, set_up_code_needed
 */
export async function signUp(ctx: Context, input: Registration): Promise<User> {
  const passwordHash = await hashPassword(input.password);
  try {
    const user = await prisma().$transaction(async transaction => {
      // Two concurrent first sign-ups must not create two admins.
      await transaction.$executeRawUnsafe(lockAdminRoleSql);
      const isFirst = (await transaction.user.count({ take: 1 })) === 0;
      if (!isFirst && env().REGISTRATION === "closed") throw new AppError("registration_closed");
      if (isFirst && !ctx.isLocal && !isSetUpCode(input.setUpCode)) throw new AppError("set_up_code_needed");
      const { email, username } = input;
      return presentUser(
        await transaction.user.create({
          data: { email, username, passwordHash, role: isFirst ? "admin" : "member" },
        }),
      );
    });
    logSecurityEvent("account_created", { ...ctx, userId: user.id });
    return user;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("email_taken", {}, { field: "email" });
    throw error;
  }
}
