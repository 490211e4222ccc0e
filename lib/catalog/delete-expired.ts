import type { Prisma } from "@/lib/platform/db";

/** Deletes expired replies. Redis does so by itself. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM cached_values WHERE expires_at < now()`;
}
