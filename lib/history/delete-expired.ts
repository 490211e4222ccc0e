import type { Prisma } from "@/lib/platform/db";

/** Deletes uploads that were broken off by the end of a process, and what was read for previews that nobody has started for a day. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM history_imports WHERE files = '[]' AND created_at < now() - interval '1 day'`;
  const ended = await client.$queryRaw<{ id: string }[]>`
    UPDATE history_imports SET state = 'cancelled', finished_at = now()
    WHERE state = 'preview' AND created_at < now() - interval '1 day' RETURNING id`;
  const ids = ended.map(({ id }) => id);
  await client.historyStagedRow.deleteMany({ where: { importId: { in: ids } } });
  await client.historyStagedSong.deleteMany({ where: { importId: { in: ids } } });
  await client.historyKnownPlays.deleteMany({ where: { importId: { in: ids } } });
}
