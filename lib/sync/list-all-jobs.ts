import type { OwnedSyncJob } from "@/lib/api/schemas/spotify";
import type { UserContext } from "@/lib/platform/context";
import { newestFirst, newestPlace, toPage } from "@/lib/platform/cursor";
import { prisma } from "@/lib/platform/db";
import { presentJob } from "./present-job";

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
