import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { startImport } from "@/lib/sync/start-import";

/**
 * Begins an import of another person's library. For admins: the route guards that.
 * @throws AppError not_found; as startImport
 */
export async function startImportFor(
  ctx: UserContext,
  userId: string,
  options: ImportInput,
): Promise<SyncJob> {
  const person = await prisma().user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) throw notFound("account");
  return startImport({ ...ctx, userId }, options);
}
