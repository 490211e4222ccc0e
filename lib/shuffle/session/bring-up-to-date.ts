import type pg from "pg";
import { queueNextSet } from "./next-set-job";
import { type EndedReason, readSession, type Session } from "./session";
import { editSet } from "./set";

async function isGone(client: pg.PoolClient, { userId, source }: Session): Promise<boolean> {
  if (source.kind !== "playlists") return false;
  const { rowCount } = await client.query(
    "SELECT 1 FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) LIMIT 1",
    [userId, source.playlistIds],
  );
  return rowCount === 0;
}

/** Ends a session whose playlists were deleted. Their names when that happened are not known any more. */
async function endSession(client: pg.PoolClient, { id, source }: Session): Promise<void> {
  const isOne = source.kind === "playlists" && source.playlistIds.length === 1;
  const reason: EndedReason = isOne ? "playlist_deleted" : "playlists_deleted";
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1", [id]);
  await client.query(
    `UPDATE shuffle_sessions SET ended_reason = $2, next_size = NULL, batch_uris = '{}', batch_at = NULL, top_up_at = NULL
     WHERE id = $1`,
    [id, reason],
  );
}

/** Makes a held session, under `lockShuffles`, follow what it shuffles. One whose playlists are all gone ends. */
export async function updateFromSource(
  client: pg.PoolClient,
  which: { userId: string; id: string },
): Promise<void> {
  const session = await readSession(client, which);
  if (await isGone(client, session)) await endSession(client, session);
  else if (await editSet(client, session)) await queueNextSet(which.userId, which.id);
}
