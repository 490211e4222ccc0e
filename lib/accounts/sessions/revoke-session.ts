import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Ends a session at once; it may be the current one. @throws AppError not_found */
export async function revokeSession(ctx: UserContext, id: string): Promise<void> {
  const { count } = await prisma().session.deleteMany({ where: { id, userId: ctx.userId } });
  if (count === 0) throw notFound("session");
  logSecurityEvent("session_ended", ctx, { sessionId: id });
}
