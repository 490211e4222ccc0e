import type { Prisma } from "@/lib/platform/db";

/** Deletes mails that nobody could send, and the memory of reminders about connections and imports that are long over. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM mails
    WHERE created_at < now() - interval '7 months' OR (done_at IS NULL AND created_at < now() - interval '7 days')`;
}
