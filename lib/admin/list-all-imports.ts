import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestPlace, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { OwnedSyncJob } from "@/lib/schemas/spotify";
import { presentImport } from "@/lib/sync/present-import";

/** Everybody's jobs with whose they are, the newest first. For admins: the route guards that. */
export async function listAllImports(
  _ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: OwnedSyncJob[]; nextCursor: string | null }> {
  const rows = await prisma().syncJob.findMany({
    ...newestFirst(input),
    include: { user: { select: { id: true, username: true } } },
  });
  return toPage(rows, input.limit, row => ({ ...presentImport(row), user: row.user }), newestPlace);
}
