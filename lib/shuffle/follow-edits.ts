import type pg from "pg";
import { queueNextSet } from "./next-set-job";
import { holdSessions, lockShuffles, type Session } from "./session";
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
  const sessions =
    changed === "likedSongs"
      ? await holdSessions(client, userId, "s.source = $2", likedSongs)
      : await holdSessions(client, userId, "s.source::jsonb->'playlistIds' ?| $2", changed.playlistIds);
  for (const session of sessions)
    if (await isGone(client, session)) await end(client, session);
    else if (await editSet(client, session)) await queueNextSet(userId, session.id);
}
