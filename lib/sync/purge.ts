import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's import schedule; past imports stay in the list. */
export const purgeSync = (client: Prisma.TransactionClient, userId: string) =>
  client.librarySync.deleteMany({ where: { userId } });
