import type { Prisma } from "@/lib/platform/db";
import { purgeStatistics } from "@/lib/statistics/purge";

/** Deletes the person's plays, the figures about them, and the schedule that reads them. */
export async function purgeHistory(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.play.deleteMany({ where: { userId } });
  await purgeStatistics(client, userId);
  await client.historyRead.deleteMany({ where: { userId } });
}
