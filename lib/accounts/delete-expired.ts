import { Prisma } from "@/lib/platform/db";

/** The errors that are kept of each person. */
const errorsPerPerson = 50;

/** Deletes errors after 30 days, and all but the latest of each person. */
const deleteErrors = Prisma.sql`DELETE FROM person_errors WHERE last_at < now() - interval '30 days' OR id IN (
  SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY last_at DESC, id DESC) AS place FROM person_errors) e
  WHERE place > ${errorsPerPerson})`;

/** Deletes old errors, sessions and invites that ended 30 days ago, expired reset links, and idempotency keys after the 24 hours that the API promises. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM sessions WHERE expires_at < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM invites WHERE LEAST(expires_at, revoked_at) < now() - interval '30 days'`;
  await client.$executeRaw`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`;
  await client.$executeRaw(deleteErrors);
  await client.$executeRaw`DELETE FROM password_resets WHERE expires_at < now()`;
}
