import type { Playlist } from "@/lib/schemas/library";

type Row = Omit<Playlist, "syncedAt"> & { syncedAt: Date | null };

/** Converts a row of `playlists` to the API's playlist. */
export const presentPlaylist = (row: Row): Playlist => ({
  id: row.id,
  name: row.name,
  description: row.description,
  origin: row.origin,
  spotifyId: row.spotifyId,
  snapshotId: row.snapshotId,
  ownerName: row.ownerName,
  imageUrl: row.imageUrl,
  trackCount: row.trackCount,
  access: row.access,
  syncedAt: row.syncedAt?.toISOString() ?? null,
});
