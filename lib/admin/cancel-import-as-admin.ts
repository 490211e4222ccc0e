import { requireAdmin, type UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { SyncJob } from "@/lib/schemas/spotify";
import { cancelImport } from "@/lib/sync/cancel-import";

/** Cancels another person's import. @throws AppError not_allowed, not_found */
export async function cancelImportAsAdmin(ctx: UserContext, id: string): Promise<SyncJob> {
  requireAdmin(ctx);
  const job = await prisma().syncJob.findUnique({ where: { id }, select: { userId: true } });
  if (!job) throw notFound("job");
  logSecurityEvent("admin_import_cancelled", ctx, { targetUserId: job.userId, jobId: id });
  return cancelImport({ ...ctx, userId: job.userId }, id);
}
