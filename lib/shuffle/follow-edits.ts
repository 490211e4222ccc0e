import type pg from "pg";
import { queueNextSet } from "./next-set-job";
import { lockShuffles, readSession, type Session } from "./session";
import { editSet } from "./set";
import { likedSongs } from "./source-text";

async function isGone(client: pg.PoolClient, { userId, source }: Session): Promise<boolean> {
  if (source.kind !== "playlists") return false;
  const { rowCount } = await client.query(
    "SELECT 1 FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) LIMIT 1",
    [userId, source.playlistIds],
  );
  return rowCount === 0;
}

async function end(client: pg.PoolClient, { id, name }: Session): Promise<void> {
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1", [id]);
  await client.query(
    `UPDATE shuffle_sessions SET ended_reason = $2, next_size = NULL, fed_uris = '{}', fed_at = NULL, top_up_at = NULL
     WHERE id = $1`,
    [id, `“${name}” was deleted, here or on Spotify.`],
  );
}

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
    changed === "likedSongs" ? [userId, likedSongs, []] : [userId, null, changed.playlistIds],
  );
  for (const { id } of rows) {
    const session = await readSession(client, { userId, id });
    if (await isGone(client, session)) await end(client, session);
    else if (await editSet(client, session)) await queueNextSet(userId, id);
  }
}
