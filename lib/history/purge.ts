import type { Prisma } from "@/lib/platform/db";

/** Deletes all plays. */
export async function purge(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.play.deleteMany({ where: { userId } });
  await client.historyRead.deleteMany({ where: { userId } });
}
