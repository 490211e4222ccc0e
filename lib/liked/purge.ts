import type { Prisma } from "@/lib/platform/db";

/** Deletes the liked songs from the database; on Spotify they stay. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.likedSong.deleteMany({ where: { userId } });
