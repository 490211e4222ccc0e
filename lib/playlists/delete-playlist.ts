import type { UserContext } from "@/lib/core/context";
import { sqlTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

/**
 * Deletes a playlist here. One of Spotify's is taken out of the person's library there first; Spotify itself never destroys
 * a playlist.
 * @throws AppError not_found; SpotifyError, and nothing is deleted here then
 */
export async function deletePlaylist(ctx: UserContext, id: string): Promise<void> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.spotifyId) await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${playlist.spotifyId}`]);
  await sqlTransaction(async client => {
    await client.query("DELETE FROM playlists WHERE id = $1 AND user_id = $2", [id, ctx.userId]);
    await followEdits(client, ctx.userId, { playlistIds: [id] });
  });
}
