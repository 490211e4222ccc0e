import type { OwnedSyncJob } from "@/lib/api/schemas/spotify";
import type { UserContext } from "@/lib/platform/context";
import { decodeCursor, momentInCursor, toPage, valueAndId } from "@/lib/platform/cursor";
import { prisma } from "@/lib/platform/db";
import { presentJob } from "./present-job";

type Input = { limit: number; cursor?: string };

/** Everybody's jobs with whose they are, the newest first. For admins: the route guards that. */
export async function listAllJobs(
  _ctx: UserContext,
  input: Input,
): Promise<{ items: OwnedSyncJob[]; nextCursor: string | null }> {
  const after = input.cursor ? decodeCursor(valueAndId(momentInCursor), input.cursor) : null;
  const rows = await prisma().syncJob.findMany({
    ...(after && {
      where: { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] },
    }),
    include: { user: { select: { id: true, username: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    row => ({ ...presentJob(row), user: row.user }),
    row => [row.createdAt.toISOString(), row.id],
  );
}
