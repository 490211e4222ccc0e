import { Prisma } from "@/lib/platform/db";

/** Deletes uploads that were broken off by the end of a process, and what was read for previews that nobody has started for a day. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM history_imports WHERE files = '[]' AND created_at < now() - interval '1 day'`;
  await client.$executeRaw`UPDATE history_imports SET state = 'cancelled', finished_at = now()
    WHERE state = 'preview' AND created_at < now() - interval '1 day'`;
  // Deletes the rows of every expired preview, because the process may have ended before this the last time.
  const cancelled = Prisma.sql`(SELECT id FROM history_imports WHERE state = 'cancelled')`;
  await client.$executeRaw`DELETE FROM history_staged_rows WHERE import_id IN ${cancelled}`;
  await client.$executeRaw`DELETE FROM history_staged_songs WHERE import_id IN ${cancelled}`;
  await client.$executeRaw`DELETE FROM history_known_plays WHERE import_id IN ${cancelled}`;
}
