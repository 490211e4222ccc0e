import { requireAdmin, type UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { startImport } from "@/lib/sync/start-import";

/** Starts an import of another person's library. @throws AppError not_allowed, not_found, account_disabled, or an error of `startImport` */
export async function startImportAsAdmin(
  ctx: UserContext,
  userId: string,
  options: ImportInput,
): Promise<SyncJob> {
  requireAdmin(ctx);
  const person = await prisma().user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  if (!person) throw notFound("account");
  if (person.disabledAt) throw new AppError("account_disabled", { reason: "other" });
  logSecurityEvent("admin_import_started", ctx, { targetUserId: userId });
  return startImport({ ...ctx, userId }, options);
}
