import type pg from "pg";
import { likedSongsKey } from "./source-key";
import { updateFromSource } from "./update-from-source";

/**
 * Updates the shuffles of changed playlists or of the liked songs, in the `personTransaction` that changed them. Ends a shuffle if all
 * its playlists are gone. Costs one statement if no shuffle is affected.
 */
export async function followEdits(
  client: pg.PoolClient,
  userId: string,
  changedSource: { playlistIds: string[] } | "likedSongs",
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM shuffle_sessions WHERE user_id = $1 AND ended_reason IS NULL
       AND (source = $2 OR source::jsonb->'playlistIds' ?| $3) ORDER BY id FOR UPDATE`,
    changedSource === "likedSongs" ? [userId, likedSongsKey, []] : [userId, null, changedSource.playlistIds],
  );
  for (const { id } of rows) await updateFromSource(client, { userId, id });
}
