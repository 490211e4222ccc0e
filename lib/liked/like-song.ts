import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction, sql } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { getUserSpotifyClient, maxUrisPerSave, type UserSpotifyClient } from "@/lib/spotify/user-client";

type StoredSong = { id: string; uri: string; isOnSpotify: boolean };

/** Shows a running import that the pages it has read may be older than this edit. */
const markLikedSongsEdited = `INSERT INTO library_syncs (user_id, liked_edited_at, synced_at, next_sync_at)
  VALUES ($1, clock_timestamp(), now(), now()) ON CONFLICT (user_id) DO UPDATE SET liked_edited_at = EXCLUDED.liked_edited_at`;

type Change = {
  send: (client: UserSpotifyClient, uris: string[]) => Promise<unknown>;
  store: (client: pg.PoolClient, songIds: string[]) => Promise<unknown>;
};

/** Changes likes, as many at a time as Spotify takes. What is changed on Spotify is stored before the next call. */
async function changeLikes(ctx: UserContext, songs: StoredSong[], { send, store }: Change): Promise<void> {
  for (let start = 0; start < songs.length; start += maxUrisPerSave) {
    const part = songs.slice(start, start + maxUrisPerSave);
    const uris = part.filter(song => song.isOnSpotify).map(({ uri }) => uri);
    if (uris.length > 0) await send(getUserSpotifyClient(ctx), uris);
    await personTransaction(ctx.userId, async client => {
      await client.query(markLikedSongsEdited, [ctx.userId]);
      await store(
        client,
        part.map(({ id }) => id),
      );
      await followEdits(client, ctx.userId, "likedSongs");
    });
  }
}

/** Returns the songs with these ids. @throws AppError not_found if one is missing */
async function findSongs({ userId }: UserContext, songIds: string[]): Promise<StoredSong[]> {
  const ids = [...new Set(songIds)];
  const songs = await sql<StoredSong>(
    `SELECT id, uri, spotify_id IS NOT NULL AS "isOnSpotify" FROM songs WHERE user_id = $1 AND id = ANY($2)`,
    [userId, ids],
  );
  if (songs.length < ids.length) throw notFound("song");
  return songs;
}

/**
 * Likes songs of the library, on Spotify first if it has them. Does nothing for songs that are already liked. Costs one call for each
 * forty songs.
 * @throws AppError not_found
 */
export const likeSongs = async (ctx: UserContext, songIds: string[]): Promise<void> =>
  changeLikes(ctx, await findSongs(ctx, songIds), {
    send: (client, uris) => client.save(uris),
    store: async (client, ids) => {
      const { rowCount } = await client.query("SELECT 1 FROM songs WHERE id = ANY($1)", [ids]);
      // The person disconnected and deleted the library meanwhile.
      if (rowCount !== ids.length) throw notFound("song");
      await client.query(
        `INSERT INTO liked_songs (song_id, user_id, added_at)
         SELECT id, $2, now() FROM unnest($1::uuid[]) id ON CONFLICT DO NOTHING`,
        [ids, ctx.userId],
      );
    },
  });

/** Removes songs from the liked songs, on Spotify first if it has them, at the same cost. @throws AppError not_found */
export const unlikeSongs = async (ctx: UserContext, songIds: string[]): Promise<void> =>
  changeLikes(ctx, await findSongs(ctx, songIds), {
    send: (client, uris) => client.unsave(uris),
    store: (client, ids) =>
      client.query("DELETE FROM liked_songs WHERE song_id = ANY($1) AND user_id = $2", [ids, ctx.userId]),
  });

export const likeSong = (ctx: UserContext, songId: string): Promise<void> => likeSongs(ctx, [songId]);
export const unlikeSong = (ctx: UserContext, songId: string): Promise<void> => unlikeSongs(ctx, [songId]);
