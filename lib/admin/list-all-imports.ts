import { requireAdmin, type UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { OwnedSyncJob } from "@/lib/schemas/spotify";
import { presentImport } from "@/lib/sync/present-import";

/** Lists everybody's imports (sync jobs in the API) with their owners, the newest first. @throws AppError not_allowed */
export async function listAllImports(
  ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: OwnedSyncJob[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const rows = await prisma().syncJob.findMany({
    ...newestFirst(input),
    include: { user: { select: { id: true, username: true } } },
  });
  return toPage(
    rows,
    input.limit,
    row => ({ ...presentImport(ctx.locale, row), user: row.user }),
    newestFirstPosition,
  );
}
