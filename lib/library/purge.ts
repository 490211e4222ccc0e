import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's songs that are in no playlist. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.song.deleteMany({ where: { userId, playlistItems: { none: {} } } });
