import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Ends a sign-in at once, also the one that asks. @throws AppError not_found */
export async function revokeSession({ userId }: UserContext, id: string): Promise<void> {
  const { count } = await prisma().session.deleteMany({ where: { id, userId } });
  if (count === 0) throw notFound("session");
}
