import type { Prisma } from "@/lib/platform/db";

/** Deletes old call counts, of which Spotify's quota and the screens need one day, and cooldowns that are over. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM spotify_call_counts WHERE hour < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM spotify_cooldowns WHERE until < now() - interval '1 day'`;
}
