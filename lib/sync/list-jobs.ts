import type { UserContext } from "@/lib/platform/context";
import { decodeCursor, momentInCursor, toPage, valueAndId } from "@/lib/platform/cursor";
import { prisma } from "@/lib/platform/db";
import { presentJob } from "./present-job";

type Input = { limit: number; cursor?: string };

/** The person's jobs, the newest first. */
export async function listJobs({ userId }: UserContext, input: Input) {
  const after = input.cursor ? decodeCursor(valueAndId(momentInCursor), input.cursor) : null;
  const rows = await prisma().syncJob.findMany({
    where: {
      userId,
      ...(after && { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, presentJob, row => [row.createdAt.toISOString(), row.id]);
}
