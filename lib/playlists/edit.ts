import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { lockPerson, longTransaction } from "@/lib/platform/db";
import { recordChanges, saveVersionBeforeEdit } from "@/lib/playlists/versions/save-version";
import { followEdits } from "@/lib/shuffle/session/follow-edits";

/** A playlist whose row is locked, so that concurrent edits wait. */
export type LockedPlaylist = {
  id: string;
  origin: "local" | "spotify";
  spotifyId: string | null;
  trackCount: number;
};

/**
 * Changes a playlist while its row is locked and updates its track count. Does not store the snapshot id that Spotify returns
 * for the write: the snapshot may include changes by other people, and the next import would skip them. `edited_at` is the end of
 * the edit, not the start of the transaction, because calls to Spotify may take long.
 * @throws AppError not_found; playlist_not_editable for playlists of other people
 */
export function changeLockedPlaylist<T>(
  { userId }: UserContext,
  playlistId: string,
  work: (client: pg.PoolClient, playlist: LockedPlaylist) => Promise<T>,
): Promise<T> {
  return longTransaction(async client => {
    await lockPerson(client, userId);
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

/** Edits the items of a playlist and saves their former content as a version. @throws like `changeLockedPlaylist` */
export const editPlaylistItems = <T>(
  ctx: UserContext,
  playlistId: string,
  work: (client: pg.PoolClient, playlist: LockedPlaylist) => Promise<T>,
): Promise<T> =>
  changeLockedPlaylist(ctx, playlistId, async (client, playlist) => {
    const versionId = await saveVersionBeforeEdit(client, playlistId);
    const result = await work(client, playlist);
    const { rows } = await client.query<{ growth: number }>(
      "SELECT count(*)::int - $2 AS growth FROM playlist_items WHERE playlist_id = $1",
      [playlistId, playlist.trackCount],
    );
    const growth = rows[0]?.growth ?? 0;
    const changes = { added: Math.max(0, growth), removed: Math.max(0, -growth) };
    await recordChanges(client, playlistId, versionId, changes);
    return result;
  });
