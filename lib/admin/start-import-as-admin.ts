import { requireAdmin, type UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { startImport } from "@/lib/sync/start-import";

/** Starts an import of another person's library. @throws AppError not_allowed, not_found, or an error of `startImport` */
export async function startImportAsAdmin(
  ctx: UserContext,
  userId: string,
  options: ImportInput,
): Promise<SyncJob> {
  requireAdmin(ctx);
  const person = await prisma().user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) throw notFound("account");
  logSecurityEvent("admin_import_started", ctx, { targetUserId: userId });
  return startImport({ ...ctx, userId }, options);
}
