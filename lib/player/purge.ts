import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's player state of the last poll. */
export async function purgePlayer(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.playerWatch.deleteMany({ where: { userId } });
}
