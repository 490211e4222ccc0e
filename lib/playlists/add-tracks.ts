import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { itemKindSql } from "@/lib/library/song-sql";
import type { PlaylistItem } from "@/lib/schemas/library";
import { getUserSpotifyClient, maxUrisPerWrite } from "@/lib/spotify/user-client";
import { editPlaylistItems } from "./edit";
import { getPlaylist } from "./get-playlist";
import { itemSql } from "./list-playlist-items";

type Input = { songIds: string[]; uris: string[]; position?: number };

/**
 * Adds songs at a position, by default at the end. A Spotify playlist is changed on Spotify first.
 * @throws AppError not_found, playlist_not_editable; SpotifyError: the database is unchanged
 */
export async function addTracks(
  ctx: UserContext,
  playlistId: string,
  input: Input,
): Promise<{ items: PlaylistItem[]; trackCount: number }> {
  // A missing playlist must not cost a call to Spotify.
  await getPlaylist(ctx, playlistId);
  const songs = await resolveSongs(ctx, input);
  return editPlaylistItems(ctx, playlistId, async (client, playlist) => {
    const position = Math.min(input.position ?? playlist.trackCount, playlist.trackCount);
    if (playlist.origin === "spotify" && playlist.spotifyId) {
      if (songs.some(song => song.isLocal))
        throw new AppError("playlist_not_editable", { reason: "local_files" });
      const spotify = getUserSpotifyClient(ctx);
      for (let start = 0; start < songs.length; start += maxUrisPerWrite) {
        const uris = songs.slice(start, start + maxUrisPerWrite).map(song => song.uri);
        await spotify.addItems(playlist.spotifyId, uris, position + start);
      }
    }
    await client.query(
      "UPDATE playlist_items SET position = position + $3 WHERE playlist_id = $1 AND position >= $2",
      [playlistId, position, songs.length],
    );
    const { rows } = await client.query<{ item: PlaylistItem }>(
      `WITH i AS (
         INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
         SELECT $1, $2 + input.ordinal - 1, song.id, ${itemKindSql("song")}, now()
         FROM unnest($3::uuid[]) WITH ORDINALITY AS input(id, ordinal) JOIN songs song ON song.id = input.id RETURNING *)
       SELECT ${itemSql} AS item FROM i JOIN songs s ON s.id = i.song_id ORDER BY i.position`,
      [playlistId, position, songs.map(song => song.id)],
    );
    return { items: rows.map(row => row.item), trackCount: playlist.trackCount + rows.length };
  });
}
