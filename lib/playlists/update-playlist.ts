import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";
import { presentPlaylist, withEdit } from "./present-playlist";

/**
 * Changes name and description. A Spotify playlist is changed on Spotify first.
 * @throws AppError not_found, playlist_not_editable; SpotifyError: the database is unchanged
 */
export async function updatePlaylist(
  ctx: UserContext,
  id: string,
  changes: { name?: string; description?: string },
): Promise<Playlist> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.access === "metadata") throw new AppError("playlist_not_editable", { reason: "not_owner" });
  if (playlist.spotifyId) await getUserSpotifyClient(ctx).changePlaylist(playlist.spotifyId, changes);
  return presentPlaylist(
    await prisma().playlist.update({ where: { id, userId: ctx.userId }, data: changes, include: withEdit }),
  );
}
