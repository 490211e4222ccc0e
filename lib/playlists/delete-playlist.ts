import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { deleteEdit } from "@/lib/playlists/edits/edit-row";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

/** No query of a person finds a playlist without an owner. Its items and versions stay until it is deleted for good. */
const markDeleted = `UPDATE playlists SET user_id = NULL, deleted_by_id = $2, deleted_at = clock_timestamp()
  WHERE id = $1 AND user_id = $2`;
const markLocalDeleted = `UPDATE playlists SET user_id = NULL, deleted_by_id = $2, deleted_at = clock_timestamp()
  WHERE id = ANY($1) AND user_id = $2 AND spotify_id IS NULL`;

/** Deletes local playlists as `deletePlaylist` does, in a `personTransaction`. Playlists on Spotify stay. */
export async function deleteLocalPlaylists(
  client: pg.PoolClient,
  userId: string,
  ids: string[],
): Promise<void> {
  await client.query(markLocalDeleted, [ids, userId]);
  await followEdits(client, userId, { playlistIds: ids });
}

/**
 * Deletes a playlist; for an hour, `restorePlaylist` brings it back. A Spotify playlist is first removed from the person's library on
 * Spotify, with one call; Spotify never deletes the playlist itself.
 * @throws AppError not_found; SpotifyError: the database is unchanged
 */
export async function deletePlaylist(ctx: UserContext, id: string): Promise<void> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.spotifyId) await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${playlist.spotifyId}`]);
  await personTransaction(ctx.userId, async client => {
    await client.query(markDeleted, [id, ctx.userId]);
    await deleteEdit(client, id);
    await followEdits(client, ctx.userId, { playlistIds: [id] });
  });
}
