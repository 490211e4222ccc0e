import type { Prisma } from "@/lib/platform/db";

/** Deletes the Spotify playlists from the database; on Spotify they stay. */
export const purge = (client: Prisma.TransactionClient, userId: string) =>
  client.playlist.deleteMany({ where: { userId, origin: "spotify" } });
