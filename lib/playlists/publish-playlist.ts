import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Playlist } from "@/lib/schemas/library";
import { getUserSpotifyClient, maxUrisPerWrite, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { changeLockedPlaylist } from "./edit";
import { getPlaylist } from "./get-playlist";

const selectItems = `SELECT s.uri, s.is_local AS "isLocal" FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = $1 ORDER BY i.position`;
/** Uses the current time, not the transaction's start: an import that has read its list before must not see a deleted playlist. */
const markPublished = `UPDATE playlists SET origin = 'spotify', spotify_id = $2, snapshot_id = NULL,
  synced_at = clock_timestamp() WHERE id = $1`;

type Item = { uri: string | null; isLocal: boolean | null };

/** Returns the URIs to send. @throws AppError playlist_not_editable if Spotify cannot accept an item */
function publishableUris(rows: Item[]): string[] {
  const uris = rows.flatMap(({ uri, isLocal }) => (uri && !isLocal ? [uri] : []));
  if (uris.length === rows.length) return uris;
  throw new AppError("playlist_not_editable", { reason: "unpublishable_songs" });
}

async function addAllItems(spotify: UserSpotifyClient, id: string, uris: string[]) {
  for (let start = 0; start < uris.length; start += maxUrisPerWrite)
    await spotify.addItems(id, uris.slice(start, start + maxUrisPerWrite));
}

/**
 * Turns a local playlist into a Spotify playlist. If a step fails, the new playlist is removed from Spotify again.
 * @throws AppError not_found; playlist_not_editable if it is on Spotify already or has items that Spotify cannot accept
 */
export async function publishPlaylist(ctx: UserContext, id: string): Promise<Playlist> {
  await changeLockedPlaylist(ctx, id, async (client, { origin }) => {
    if (origin === "spotify") throw new AppError("playlist_not_editable", { reason: "already_published" });
    const uris = publishableUris((await client.query<Item>(selectItems, [id])).rows);
    const { name, description } = await getPlaylist(ctx, id);
    const spotify = getUserSpotifyClient(ctx);
    const created = await spotify.createPlaylist(name, description);
    try {
      // Runs before items are added, so that an import that finds the new playlist waits for this transaction and matches it.
      await client.query(markPublished, [id, created.id]);
      await addAllItems(spotify, created.id, uris);
    } catch (error) {
      await spotify.unsave([`spotify:playlist:${created.id}`]).catch(() => undefined);
      throw error;
    }
  });
  return getPlaylist(ctx, id);
}
