import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's cached replies of Spotify's catalog. */
export const purgeCatalog = (client: Prisma.TransactionClient, userId: string) =>
  client.catalogEntry.deleteMany({ where: { userId } });
