import type { Prisma } from "@/lib/platform/db";

/** Deletes the state of the schedule; jobs stay listed. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.librarySync.deleteMany({ where: { userId } });
