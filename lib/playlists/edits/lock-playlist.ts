import type pg from "pg";
import { AppError, notFound } from "@/lib/core/errors";

/** A playlist whose row is locked, so that concurrent edits wait. */
export type LockedPlaylist = {
  id: string;
  name: string;
  description: string;
  origin: "local" | "spotify";
  spotifyId: string | null;
  /** Spotify's snapshot of the stored items; null after every edit of Tonearm. */
  snapshotId: string | null;
  leftOut: number;
  editedAt: Date | null;
};

/** Locks the row of a playlist. @throws AppError not_found; playlist_not_editable for playlists of other people */
export async function lockPlaylist(
  client: pg.PoolClient,
  userId: string,
  playlistId: string,
): Promise<LockedPlaylist> {
  const { rows } = await client.query<LockedPlaylist & { access: string }>(
    `SELECT id, name, description, origin, spotify_id AS "spotifyId", snapshot_id AS "snapshotId", left_out AS "leftOut",
       edited_at AS "editedAt", access FROM playlists WHERE id = $1 AND user_id = $2 FOR UPDATE`,
    [playlistId, userId],
  );
  const [playlist] = rows;
  if (!playlist) throw notFound("playlist");
  if (playlist.access === "metadata") throw new AppError("playlist_not_editable", { reason: "not_owner" });
  return playlist;
}
