import type { Prisma } from "@/lib/platform/db";
import { maxAgeDays } from "./get-lyrics";

/** Deletes lyrics that would be asked for again. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM lyrics WHERE fetched_at < now() - make_interval(days => ${maxAgeDays})`;
}
