import type pg from "pg";
import { updateFromSource } from "./bring-up-to-date";
import { lockShuffles } from "./session";
import { likedSongsKey } from "./source-key";

/**
 * Brings the shuffles of what was just changed up to date, in the transaction that changed it: playlists by their ids, or
 * the liked songs. A shuffle whose playlists are all gone ends. Costs next to nothing when nobody shuffles them.
 */
export async function followEdits(
  client: pg.PoolClient,
  userId: string,
  changed: { playlistIds: string[] } | "likedSongs",
): Promise<void> {
  await lockShuffles(client, userId);
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM shuffle_sessions WHERE user_id = $1 AND ended_reason IS NULL
       AND (source = $2 OR source::jsonb->'playlistIds' ?| $3) ORDER BY id FOR UPDATE`,
    changed === "likedSongs" ? [userId, likedSongsKey, []] : [userId, null, changed.playlistIds],
  );
  for (const { id } of rows) await updateFromSource(client, { userId, id });
}
