import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Playlist } from "@/lib/schemas/library";
import { getUserSpotifyClient, type UserSpotifyClient, writeSize } from "@/lib/spotify/user-client";
import { changeLockedPlaylist } from "./edit";
import { getPlaylist } from "./get-playlist";

const selectItems = `SELECT s.uri, s.is_local AS "isLocal" FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = $1 ORDER BY i.position`;
/** By the clock: an import that asked for its list before this moment does not miss it there. */
const markPublished = `UPDATE playlists SET origin = 'spotify', spotify_id = $2, snapshot_id = NULL,
  synced_at = clock_timestamp() WHERE id = $1`;

type Item = { uri: string | null; isLocal: boolean | null };

/** The URIs to send. @throws AppError playlist_not_editable when there is something that Spotify cannot take */
function publishableUris(rows: Item[]): string[] {
  const uris = rows.flatMap(({ uri, isLocal }) => (uri && !isLocal ? [uri] : []));
  if (uris.length === rows.length) return uris;
  throw new AppError("playlist_not_editable", { reason: "unpublishable_songs" });
}

async function addAllItems(spotify: UserSpotifyClient, id: string, uris: string[]) {
  for (let start = 0; start < uris.length; start += writeSize)
    await spotify.addItems(id, uris.slice(start, start + writeSize));
}

/**
 * Makes a local playlist one on Spotify. Edits go to both from then on. One that fails half-way is taken away there again.
 * @throws AppError not_found; playlist_not_editable when it is on Spotify already or holds what Spotify cannot take
 */
export async function publishPlaylist(ctx: UserContext, id: string): Promise<Playlist> {
  await changeLockedPlaylist(ctx, id, async (client, { origin }) => {
    if (origin === "spotify") throw new AppError("playlist_not_editable", { reason: "already_published" });
    const uris = publishableUris((await client.query<Item>(selectItems, [id])).rows);
    const { name, description } = await getPlaylist(ctx, id);
    const spotify = getUserSpotifyClient(ctx);
    const created = await spotify.createPlaylist(name, description);
    try {
      // At once: an import that is told of it meanwhile waits for this transaction and takes it for the same one.
      await client.query(markPublished, [id, created.id]);
      await addAllItems(spotify, created.id, uris);
    } catch (error) {
      await spotify.unsave([`spotify:playlist:${created.id}`]).catch(() => undefined);
      throw error;
    }
  });
  return getPlaylist(ctx, id);
}
