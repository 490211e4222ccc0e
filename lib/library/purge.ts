import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's songs, except those in the playlists and plays that remain. Call it after the other purges. */
export const purgeSongs = (client: Prisma.TransactionClient, userId: string) =>
  client.song.deleteMany({ where: { userId, playlistItems: { none: {} }, plays: { none: {} } } });
