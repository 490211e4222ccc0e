import { sql } from "@/lib/platform/db";
import type { EditRun } from "./edit-run";
import { withLag } from "./pauses";

/**
 * Returns the id of an empty playlist of this name that came after the edit began: the one that a publication created without
 * learning its id. New playlists are first in the list. Costs one call, or two within Spotify's lag.
 */
export async function findCreatedPlaylist(
  { ctx, edit, list }: EditRun,
  name: string,
): Promise<string | undefined> {
  const known = await sql<{ id: string }>(
    `SELECT p.spotify_id AS id FROM playlists p JOIN playlist_edits e ON e.playlist_id = $2
     WHERE p.user_id = $1 AND p.spotify_id IS NOT NULL AND p.created_at < e.started_at`,
    [ctx.userId, edit.playlistId],
  );
  const knownIds = new Set(known.map(({ id }) => id));
  return withLag(list.writtenAt, async () => {
    const { items } = await list.spotify.playlists(0);
    for (const entry of items)
      if (entry && "id" in entry && entry.name === name)
        if (entry.items?.total === 0 && !knownIds.has(entry.id)) return entry.id;
    return undefined;
  });
}
