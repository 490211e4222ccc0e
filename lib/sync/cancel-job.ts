import type { SyncJob } from "@/lib/api/schemas/spotify";
import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { getJob } from "./get-job";

/** Cancels a job that is not over yet; its worker stops at the next playlist. What was imported so far stays. */
export async function cancelJob(ctx: UserContext, id: string): Promise<SyncJob> {
  await prisma().syncJob.updateMany({
    where: { id, userId: ctx.userId, state: { in: ["queued", "running", "waiting"] } },
    data: { state: "cancelled", finishedAt: new Date(), retryAt: null },
  });
  return getJob(ctx, id);
}
