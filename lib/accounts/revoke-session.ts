import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";

/** Ends a session at once; it may be the current one. @throws AppError not_found */
export async function revokeSession({ userId }: UserContext, id: string): Promise<void> {
  const { count } = await prisma().session.deleteMany({ where: { id, userId } });
  if (count === 0) throw notFound("session");
}
