import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
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
  await prisma().playlist.deleteMany({ where: { id, userId: ctx.userId } });
}
