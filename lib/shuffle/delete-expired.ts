import type { Prisma } from "@/lib/platform/db";

/**
 * Deletes sessions that nobody has used for a month, if they have ended or shuffle a search, because every search creates a
 * session. Other sessions stay: people may return to them after a year.
 */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM shuffle_sessions s WHERE used_at < now() - interval '30 days'
    AND NOT EXISTS (SELECT 1 FROM queues q WHERE q.shuffle_id = s.id)
    AND (ended_reason IS NOT NULL OR source::jsonb->>'kind' = 'search')`;
}
