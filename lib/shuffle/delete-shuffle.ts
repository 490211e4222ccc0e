import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Deletes a shuffle; how it was to be spread is kept for another one. @throws AppError not_found */
export async function deleteShuffle({ userId }: UserContext, id: string): Promise<void> {
  const { count } = await prisma().shuffleSession.deleteMany({ where: { id, userId } });
  if (count === 0) throw notFound("shuffle session");
}
