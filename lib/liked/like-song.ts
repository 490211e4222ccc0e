import type { UserContext } from "@/lib/core/context";
import { getSong } from "@/lib/library/get-song";
import { sqlTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

/** Whoever imports at this moment sees by it that what was read may be from before. */
const markLikedSongsEdited = `INSERT INTO library_syncs (user_id, liked_edited_at, synced_at, next_sync_at)
  VALUES ($1, clock_timestamp(), now(), now()) ON CONFLICT (user_id) DO UPDATE SET liked_edited_at = EXCLUDED.liked_edited_at`;

/** Likes a song of the library, on Spotify as well when it is one of Spotify's. Liking it again changes nothing. */
export async function likeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).save([song.uri]);
  await sqlTransaction(async client => {
    await client.query(markLikedSongsEdited, [ctx.userId]);
    await client.query(
      "INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING",
      [songId, ctx.userId],
    );
    await followEdits(client, ctx.userId, "likedSongs");
  });
}

/** The opposite of `likeSong`. */
export async function unlikeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).unsave([song.uri]);
  await sqlTransaction(async client => {
    await client.query(markLikedSongsEdited, [ctx.userId]);
    await client.query("DELETE FROM liked_songs WHERE song_id = $1 AND user_id = $2", [songId, ctx.userId]);
    await followEdits(client, ctx.userId, "likedSongs");
  });
}
