import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { signOnName } from "./single-sign-on";

const validMs = 10 * 60 * 1000;

/** Returns the time until which the session's confirmation is valid, or null. */
export async function confirmationEnd(sessionId: string, userId: string): Promise<Date | null> {
  const session = await prisma().session.findUnique({ where: { id: sessionId, userId } });
  const end = session?.confirmedAt ? new Date(session.confirmedAt.getTime() + validMs) : null;
  return end && end > new Date() ? end : null;
}

/**
 * Remembers in the session that the person has just signed in again at the provider.
 * @throws AppError identity_differs if somebody else has
 */
export async function confirmWithProvider(
  ctx: UserContext,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  const { userId, actor } = ctx;
  const identity = await prisma().identity.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (identity?.userId !== userId || actor.kind !== "user") {
    logSecurityEvent("confirmation_failed", ctx);
    throw new AppError("identity_differs", { name: signOnName() });
  }
  await prisma().session.updateMany({
    where: { id: actor.sessionId, userId },
    data: { confirmedAt: new Date() },
  });
}
