import { likeSong } from "@/lib/library/like-song";
import type { UserContext } from "@/lib/platform/context";
import { notFound } from "@/lib/platform/errors";
import { resolveSongs } from "@/lib/playlists/resolve-songs";

/**
 * Likes a track of Spotify's, which comes into the library when it is not there yet.
 * @returns the id of its song
 */
export async function likeTrack(ctx: UserContext, id: string): Promise<{ songId: string }> {
  const [song] = await resolveSongs(ctx, [], [`spotify:track:${id}`]);
  if (!song) throw notFound("song");
  await likeSong(ctx, song.id);
  return { songId: song.id };
}
