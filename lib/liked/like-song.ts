import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { getSong } from "@/lib/library/get-song";
import { personTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

/** Shows a running import that the pages it has read may be older than this edit. */
const markLikedSongsEdited = `INSERT INTO library_syncs (user_id, liked_edited_at, synced_at, next_sync_at)
  VALUES ($1, clock_timestamp(), now(), now()) ON CONFLICT (user_id) DO UPDATE SET liked_edited_at = EXCLUDED.liked_edited_at`;

/** Likes a song of the library, on Spotify first if it has the song. Does nothing if the song is already liked. */
export async function likeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).save([song.uri]);
  await personTransaction(ctx.userId, async client => {
    await client.query(markLikedSongsEdited, [ctx.userId]);
    const { rowCount } = await client.query("SELECT 1 FROM songs WHERE id = $1", [songId]);
    // The person disconnected and deleted the library meanwhile.
    if (rowCount === 0) throw notFound("song");
    await client.query(
      "INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING",
      [songId, ctx.userId],
    );
    await followEdits(client, ctx.userId, "likedSongs");
  });
}

/** Removes a song from the liked songs, on Spotify first if it has the song. */
export async function unlikeSong(ctx: UserContext, songId: string): Promise<void> {
  const song = await getSong(ctx, songId);
  if (song.spotifyId) await getUserSpotifyClient(ctx).unsave([song.uri]);
  await personTransaction(ctx.userId, async client => {
    await client.query(markLikedSongsEdited, [ctx.userId]);
    await client.query("DELETE FROM liked_songs WHERE song_id = $1 AND user_id = $2", [songId, ctx.userId]);
    await followEdits(client, ctx.userId, "likedSongs");
  });
}
