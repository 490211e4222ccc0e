import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

/**
 * Deletes a playlist. A Spotify playlist is first removed from the person's library on Spotify; Spotify never deletes the
 * playlist itself.
 * @throws AppError not_found; SpotifyError: the database is unchanged
 */
export async function deletePlaylist(ctx: UserContext, id: string): Promise<void> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.spotifyId) await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${playlist.spotifyId}`]);
  await personTransaction(ctx.userId, async client => {
    await client.query("DELETE FROM playlists WHERE id = $1 AND user_id = $2", [id, ctx.userId]);
    await followEdits(client, ctx.userId, { playlistIds: [id] });
  });
}
