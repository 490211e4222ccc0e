import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma, prismaPersonTransaction } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { signOnName } from "./single-sign-on";

type Identity = { issuer: string; subject: string };

/**
 * Connects the account to the person's account at the single sign-on provider, if the session has not ended meanwhile: a new
 * password must leave no way in that was being made.
 * @throws AppError identity_taken, not_signed_in
 */
export async function connectIdentity(ctx: UserContext, { issuer, subject }: Identity): Promise<void> {
  const { userId, actor } = ctx;
  if (actor.kind !== "user") throw new AppError("not_signed_in");
  try {
    await prismaPersonTransaction(userId, async transaction => {
      const sessions = await transaction.session.count({ where: { id: actor.sessionId, userId } });
      if (sessions === 0) throw new AppError("not_signed_in");
      await transaction.identity.create({ data: { userId, issuer, subject } });
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    const identity = await prisma().identity.findUnique({ where: { issuer_subject: { issuer, subject } } });
    if (identity?.userId === userId) return;
    throw new AppError("identity_taken", { reason: identity ? "elsewhere" : "another", name: signOnName() });
  }
  logSecurityEvent("identity_connected", ctx, { issuer });
}
