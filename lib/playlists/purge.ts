import type { Prisma } from "@/lib/platform/db";

/** Deletes the person's Spotify playlists from the database; on Spotify they stay. */
export const purgePlaylists = (client: Prisma.TransactionClient, userId: string) =>
  client.playlist.deleteMany({ where: { userId, origin: "spotify" } });
