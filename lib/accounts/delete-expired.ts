import type { Prisma } from "@/lib/platform/db";

/** Deletes sessions and invites that ended 30 days ago, expired reset links, and idempotency keys after the 24 hours that the API promises. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM sessions WHERE expires_at < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM invites WHERE LEAST(expires_at, revoked_at) < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`;
  await client.$executeRaw`DELETE FROM password_resets WHERE expires_at < now()`;
}
