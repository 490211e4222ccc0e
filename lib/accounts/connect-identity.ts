import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { signOnName } from "./single-sign-on";

type Identity = { issuer: string; subject: string };

/**
 * Connects the account to the person's account at the single sign-on provider.
 * @throws AppError identity_taken
 */
export async function connectIdentity(ctx: UserContext, { issuer, subject }: Identity): Promise<void> {
  const { userId } = ctx;
  try {
    await prisma().identity.create({ data: { userId, issuer, subject } });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    const identity = await prisma().identity.findUnique({ where: { issuer_subject: { issuer, subject } } });
    if (identity?.userId === userId) return;
    throw new AppError("identity_taken", { reason: identity ? "elsewhere" : "another", name: signOnName() });
  }
  logSecurityEvent("identity_connected", ctx, { issuer });
}
