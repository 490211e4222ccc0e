import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { editPlaylistItems, type LockedPlaylist } from "./edit";

type Item = { position: number; uri: string | null; isLocal: boolean | null };

/** Removes an item on Spotify. Spotify removes every occurrence of the URI, so the other occurrences are added again. */
async function removeOnSpotify(
  ctx: UserContext,
  client: pg.PoolClient,
  playlist: LockedPlaylist,
  item: Item,
) {
  if (!playlist.spotifyId) return;
  if (!item.uri || item.isLocal) throw new AppError("playlist_not_editable", { reason: "not_removable" });
  const { rows: otherOccurrences } = await client.query<{ position: number }>(
    `SELECT i.position FROM playlist_items i JOIN songs s ON s.id = i.song_id
     WHERE i.playlist_id = $1 AND s.uri = $2 AND i.position <> $3 ORDER BY i.position`,
    [playlist.id, item.uri, item.position],
  );
  const spotify = getUserSpotifyClient(ctx);
  await spotify.removeItems(playlist.spotifyId, [item.uri]);
  for (const { position } of otherOccurrences) {
    const insertAt = position > item.position ? position - 1 : position;
    await spotify.addItems(playlist.spotifyId, [item.uri], insertAt);
  }
}

/**
 * Removes one item; other occurrences of its song stay. A Spotify playlist is changed on Spotify first.
 * @throws AppError not_found, playlist_not_editable; SpotifyError: the database is unchanged
 */
export async function removeTrack(
  ctx: UserContext,
  playlistId: string,
  { itemId }: { itemId: string },
): Promise<void> {
  await editPlaylistItems(ctx, playlistId, async (client, playlist) => {
    const { rows } = await client.query<Item>(
      `SELECT i.position, s.uri, s.is_local AS "isLocal" FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
       WHERE i.id = $1 AND i.playlist_id = $2`,
      [itemId, playlistId],
    );
    const [item] = rows;
    if (!item) throw notFound("item");
    if (playlist.origin === "spotify") await removeOnSpotify(ctx, client, playlist, item);
    await client.query("DELETE FROM playlist_items WHERE id = $1", [itemId]);
    await client.query(
      "UPDATE playlist_items SET position = position - 1 WHERE playlist_id = $1 AND position > $2",
      [playlistId, item.position],
    );
  });
}
