import type { UserContext } from "@/lib/core/context";
import { Prisma, prisma } from "@/lib/platform/db";
import type { SyncJob } from "@/lib/schemas/spotify";
import { deleteStage } from "@/lib/sync/import/staged-pages";
import { getImport } from "./get-import";
import { openStates } from "./job-states";

/** Cancels an import that has not ended. Its worker stops at the next page; the lists imported so far stay. */
export async function cancelImport(ctx: UserContext, id: string): Promise<SyncJob> {
  const { count } = await cancelOpenImports(prisma(), { id, userId: ctx.userId });
  if (count > 0) await deleteStage(id);
  return getImport(ctx, id);
}

/** Cancels all open imports of a person, or only the one with the id; can be part of a transaction. */
export const cancelOpenImports = (
  database: Prisma.TransactionClient,
  filter: { id?: string; userId: string },
) =>
  database.syncJob.updateMany({
    where: { ...filter, state: { in: openStates } },
    data: { state: "cancelled", finishedAt: new Date(), retryAt: null, error: Prisma.DbNull },
  });
