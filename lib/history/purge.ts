import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's plays and the schedule that reads them. */
export async function purgeHistory(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.play.deleteMany({ where: { userId } });
  await client.historyRead.deleteMany({ where: { userId } });
}
