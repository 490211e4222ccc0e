import type { Prisma } from "@/lib/platform/db";

/** Deletes what is known for the undo of imported files, after the 30 days that the API promises. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM library_imports WHERE created_at < now() - interval '30 days'`;
}
