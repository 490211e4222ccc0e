import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";

/** Renames a folder. @throws AppError not_found */
export async function renameFolder(
  { userId }: UserContext,
  id: string,
  { name }: { name: string },
): Promise<void> {
  const { count } = await prisma().playlistFolder.updateMany({ where: { id, userId }, data: { name } });
  if (count === 0) throw notFound("folder");
}
