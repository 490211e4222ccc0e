import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's liked songs from the database; on Spotify they stay. */
export const purgeLikedSongs = (client: Prisma.TransactionClient, userId: string) =>
  client.likedSong.deleteMany({ where: { userId } });
