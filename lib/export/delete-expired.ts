import type { Prisma } from "@/lib/platform/db";

/** So long the API promises the undo of an imported file. */
export const keptSql = "interval '30 days'";

/** Deletes what is known for the undo of imported files. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRawUnsafe(`DELETE FROM library_imports WHERE created_at < now() - ${keptSql}`);
}
