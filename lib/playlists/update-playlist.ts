import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import type { Playlist } from "@/lib/schemas/library";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";
import { presentPlaylist, withEdit } from "./present-playlist";

type Details = { name?: string; description?: string };

/**
 * Changes name and description. A Spotify playlist is changed on Spotify first, with one call that has only what differs, because
 * Spotify refuses an empty description even if the playlist has none (https://github.com/spotify/web-api/issues/1011).
 * @throws AppError not_found, playlist_not_editable; SpotifyError: the database is unchanged
 */
export async function updatePlaylist(ctx: UserContext, id: string, details: Details): Promise<Playlist> {
  const playlist = await getPlaylist(ctx, id);
  if (playlist.access === "metadata") throw new AppError("playlist_not_editable", { reason: "not_owner" });
  const changes: Details = {};
  for (const key of ["name", "description"] as const)
    if (details[key] !== undefined && details[key] !== playlist[key]) changes[key] = details[key];
  if (Object.keys(changes).length === 0) return playlist;
  if (playlist.spotifyId) {
    if (changes.description === "")
      throw new AppError("playlist_not_editable", { reason: "description" }, { field: "description" });
    await getUserSpotifyClient(ctx).changePlaylist(playlist.spotifyId, changes);
  }
  return presentPlaylist(
    ctx.locale,
    await prisma().playlist.update({ where: { id, userId: ctx.userId }, data: changes, include: withEdit }),
  );
}
