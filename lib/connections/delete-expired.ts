import type { Prisma } from "@/lib/platform/db";

/** Deletes authorizations that were not finished in time. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM spotify_authorizations WHERE expires_at < now() - interval '1 day'`;
}
