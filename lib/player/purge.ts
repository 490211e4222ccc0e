import type { Prisma } from "@/lib/platform/db";

/** Deletes the player state of the last poll. */
export async function purge(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.playerWatch.deleteMany({ where: { userId } });
}
