import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { patientTransaction } from "@/lib/platform/db";
import { recordChanges, saveVersionBeforeEdit } from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";

/** A playlist locked for an edit: others who edit it wait. */
export type LockedPlaylist = {
  id: string;
  origin: "local" | "spotify";
  spotifyId: string | null;
  trackCount: number;
};

/**
 * Runs a change of a playlist under a lock of its row and keeps its count right. The version that a write to
 * Spotify answers is not kept: it may hold changes that others made before, which the next import would then never read.
 * The edit counts from its end, not from the transaction's begin: what Spotify was asked may have taken its time.
 * @throws AppError not_found; playlist_not_editable for playlists of other people
 */
export function changeLockedPlaylist<T>(
  { userId }: UserContext,
  playlistId: string,
  work: (client: pg.PoolClient, playlist: LockedPlaylist) => Promise<T>,
): Promise<T> {
  return patientTransaction(async client => {
    const { rows } = await client.query<LockedPlaylist & { access: string }>(
      `SELECT id, origin, spotify_id AS "spotifyId", track_count AS "trackCount", access FROM playlists
       WHERE id = $1 AND user_id = $2 FOR UPDATE`,
      [playlistId, userId],
    );
    const [playlist] = rows;
    if (!playlist) throw notFound("playlist");
    if (playlist.access === "metadata") throw new AppError("playlist_not_editable", { reason: "not_owner" });
    const result = await work(client, playlist);
    await followEdits(client, userId, { playlistIds: [playlistId] });
    await client.query(
      `UPDATE playlists SET track_count = (SELECT count(*) FROM playlist_items WHERE playlist_id = $1),
         edited_at = CASE WHEN origin = 'spotify' THEN clock_timestamp() END WHERE id = $1`,
      [playlistId],
    );
    return result;
  });
}

/** The same for an edit of its items: what it held before is kept as a version of it. @throws as `changePlaylist` */
export const editPlaylistItems = <T>(
  ctx: UserContext,
  playlistId: string,
  work: (client: pg.PoolClient, playlist: LockedPlaylist) => Promise<T>,
): Promise<T> =>
  changeLockedPlaylist(ctx, playlistId, async (client, playlist) => {
    const versionId = await saveVersionBeforeEdit(client, playlistId);
    const result = await work(client, playlist);
    const { rows } = await client.query<{ more: number }>(
      "SELECT count(*)::int - $2 AS more FROM playlist_items WHERE playlist_id = $1",
      [playlistId, playlist.trackCount],
    );
    const more = rows[0]?.more ?? 0;
    const changes = { added: Math.max(0, more), removed: Math.max(0, -more) };
    await recordChanges(client, playlistId, versionId, changes);
    return result;
  });
