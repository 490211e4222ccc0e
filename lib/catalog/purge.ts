import type { Prisma } from "@/lib/platform/db";

/** Deletes everything that the person has seen of Spotify's catalog. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.catalogEntry.deleteMany({ where: { userId } });
