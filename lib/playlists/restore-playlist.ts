import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requireRoomInLibrary } from "@/lib/library/require-room";
import { personTransaction, sql } from "@/lib/platform/db";
import { undoWindow } from "@/lib/playlists/edits/former-places";
import type { Playlist } from "@/lib/schemas/library";
import { reviveShuffles } from "@/lib/shuffle/session/revive-shuffles";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

const isRestorable = `id = $1 AND deleted_by_id = $2 AND deleted_at > now() - interval '${undoWindow}'`;
const selectDeleted = `SELECT spotify_id AS "spotifyId", CASE WHEN access = 'owner' THEN track_count ELSE 0 END AS items
  FROM playlists WHERE ${isRestorable}`;
/** An import may have found the playlist on Spotify again. */
const deleteImported = `DELETE FROM playlists p USING playlists deleted
  WHERE deleted.id = $1 AND deleted.deleted_by_id = $2 AND p.user_id = $2 AND p.spotify_id = deleted.spotify_id`;
/** An import that has read its list before must not see a playlist that is gone from Spotify. */
const restore = `UPDATE playlists SET user_id = deleted_by_id, deleted_by_id = NULL, deleted_at = NULL,
    synced_at = CASE WHEN origin = 'spotify' THEN clock_timestamp() END
  WHERE ${isRestorable}`;

/**
 * Restores a playlist that was deleted within the last hour, with its id, items, versions and shuffle. Does nothing if it is not
 * deleted. A Spotify playlist is added to the person's library on Spotify again, with one call.
 * @throws AppError not_found, library_full; SpotifyError: the database is unchanged
 */
export async function restorePlaylist(ctx: UserContext, id: string): Promise<Playlist> {
  const [deleted] = await sql<{ spotifyId: string | null; items: number }>(selectDeleted, [id, ctx.userId]);
  if (!deleted) return getPlaylist(ctx, id);
  const { spotifyId, items } = deleted;
  await requireRoomInLibrary(ctx.userId, { playlists: 1, items });
  if (spotifyId) await getUserSpotifyClient(ctx).save([`spotify:playlist:${spotifyId}`]);
  await personTransaction(ctx.userId, async client => {
    await client.query(deleteImported, [id, ctx.userId]);
    const { rowCount } = await client.query(restore, [id, ctx.userId]);
    if (rowCount === 0) throw notFound("playlist");
    await reviveShuffles(client, ctx.userId, id);
  });
  return getPlaylist(ctx, id);
}
