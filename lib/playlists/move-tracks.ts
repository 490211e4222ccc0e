import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { editPlaylistItems } from "./edit";
import { planMoves } from "./plan-moves";

/**
 * Moves items before another item, or to the end if `before` is null, in the given order. A Spotify playlist is changed on
 * Spotify first.
 * @throws AppError not_found, playlist_not_editable; SpotifyError: the database is unchanged
 */
export async function moveTracks(
  ctx: UserContext,
  playlistId: string,
  { itemIds, before }: { itemIds: string[]; before: string | null },
): Promise<void> {
  await editPlaylistItems(ctx, playlistId, async (client, playlist) => {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM playlist_items WHERE playlist_id = $1 ORDER BY position",
      [playlistId],
    );
    const currentIds = rows.map(row => row.id);
    const knownIds = new Set(currentIds);
    if (![...itemIds, ...(before ? [before] : [])].every(id => knownIds.has(id))) throw notFound("item");
    const { order, moves } = planMoves(currentIds, itemIds, before);
    if (playlist.origin === "spotify" && playlist.spotifyId) {
      const spotify = getUserSpotifyClient(ctx);
      for (const { start, length, before } of moves)
        await spotify.moveItems(playlist.spotifyId, start, length, before);
    }
    await client.query(
      `UPDATE playlist_items i SET position = input.ordinal - 1
       FROM unnest($2::uuid[]) WITH ORDINALITY AS input(id, ordinal)
       WHERE i.playlist_id = $1 AND i.id = input.id AND i.position <> input.ordinal - 1`,
      [playlistId, order],
    );
  });
}
