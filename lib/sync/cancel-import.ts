import type { UserContext } from "@/lib/core/context";
import { Prisma, prisma } from "@/lib/platform/db";
import type { SyncJob } from "@/lib/schemas/spotify";
import { deleteStage } from "@/lib/sync/import/staged-pages";
import { getImport } from "./get-import";
import { openStates } from "./job-states";

/** Cancels a job that is not over yet; its worker stops at the next page. What was imported so far stays. */
export async function cancelImport(ctx: UserContext, id: string): Promise<SyncJob> {
  const { count } = await cancelOpenImports(prisma(), { id, userId: ctx.userId });
  if (count > 0) await deleteStage(id);
  return getImport(ctx, id);
}

/** Cancels those of some jobs that are not over yet, also as part of a transaction. */
export const cancelOpenImports = (
  database: Prisma.TransactionClient,
  which: { id?: string; userId: string },
) =>
  database.syncJob.updateMany({
    where: { ...which, state: { in: openStates } },
    // Why it was waiting is over with the waiting.
    data: { state: "cancelled", finishedAt: new Date(), retryAt: null, error: Prisma.DbNull },
  });
