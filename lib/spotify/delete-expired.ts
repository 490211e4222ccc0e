import type { Prisma } from "@/lib/platform/db";

/** Deletes cooldowns that are over and old call counts. Only the counts of the last day are used. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM spotify_call_counts WHERE hour < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM spotify_cooldowns WHERE until < now() - interval '1 day'`;
}
