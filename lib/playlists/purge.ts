import type { Prisma } from "@/lib/platform/db";

/** Deletes the unfinished edits of Spotify playlists; what Spotify has taken stays, and so do the versions from before. */
export const deleteEdits = (client: Prisma.TransactionClient, userId: string) =>
  client.playlistEdit.deleteMany({ where: { playlist: { userId } } });

/** Deletes the person's Spotify playlists from the database; on Spotify they stay. */
export const purgePlaylists = (client: Prisma.TransactionClient, userId: string) =>
  client.playlist.deleteMany({ where: { OR: [{ userId }, { deletedById: userId }], origin: "spotify" } });
