import type { Prisma } from "@/lib/platform/db";
import { maxAgeDays } from "./reply-cache";

/** Deletes cached replies that are too old to be shown. */
export async function deleteExpired(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`DELETE FROM catalog_entries WHERE fetched_at < now() - make_interval(days => ${maxAgeDays})`;
}
