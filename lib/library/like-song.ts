import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getSong } from "./get-song";

/** Likes a song of the library, on Spotify as well when it is one of Spotify's. Liking it again changes nothing. */
export async function likeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).save([song.uri]);
  await prisma().likedSong.upsert({
    where: { songId },
    create: { songId, userId: ctx.userId, addedAt: new Date() },
    update: {},
  });
}

/** The opposite of `likeSong`. */
export async function unlikeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).unsave([song.uri]);
  await prisma().likedSong.deleteMany({ where: { songId, userId: ctx.userId } });
}
