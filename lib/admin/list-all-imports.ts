import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestPlace, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import type { OwnedSyncJob } from "@/lib/schemas/spotify";
import { presentJob } from "@/lib/sync/present-job";

/** Everybody's jobs with whose they are, the newest first. For admins: the route guards that. */
export async function listAllJobs(
  _ctx: UserContext,
  input: { limit: number; cursor?: string },
): Promise<{ items: OwnedSyncJob[]; nextCursor: string | null }> {
  const rows = await prisma().syncJob.findMany({
    ...newestFirst(input),
    include: { user: { select: { id: true, username: true } } },
  });
  return toPage(rows, input.limit, row => ({ ...presentJob(row), user: row.user }), newestPlace);
}
