import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { likeSong } from "./like-song";

/**
 * Likes a track of Spotify and adds it to the library if it is not there yet.
 * @returns the id of its song
 */
export async function likeTrack(ctx: UserContext, id: string): Promise<{ songId: string }> {
  const [song] = await resolveSongs(ctx, { songIds: [], uris: [`spotify:track:${id}`] });
  if (!song) throw notFound("song");
  await likeSong(ctx, song.id);
  return { songId: song.id };
}
