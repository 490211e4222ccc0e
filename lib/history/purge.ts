import type { Prisma } from "@/lib/platform/db";
import { purgeStatistics } from "@/lib/statistics/purge";

/** Deletes the plays that came from Spotify, the figures about them, and the schedule that reads them. Plays of the person's files stay. */
export async function purgeHistory(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.play.deleteMany({ where: { userId, importId: null } });
  await purgeStatistics(client, userId);
  await client.historyRead.deleteMany({ where: { userId } });
}
