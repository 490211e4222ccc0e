import type { Prisma } from "@/lib/platform/db";

/** Deletes removed entries that can no longer be restored. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM queue_entries WHERE removed_at < now() - interval '1 day'`;
}
