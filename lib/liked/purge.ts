import type { Prisma } from "@/lib/platform/db";

/** Deletes the liked songs here; on Spotify they stay. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.likedSong.deleteMany({ where: { userId } });
