import type pg from "pg";
import { afterCommit } from "@/lib/platform/db";
import { queueNextSet } from "./next-set-job";
import { type EndedReason, readSession, type Session } from "./session";
import { editSet } from "./set";
import { detachFromQueue, writeToQueue } from "./write-to-queue";

async function isSourceGone(client: pg.PoolClient, { userId, source }: Session): Promise<boolean> {
  if (source.kind !== "playlists") return false;
  const { rowCount } = await client.query(
    "SELECT 1 FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) LIMIT 1",
    [userId, source.playlistIds],
  );
  return rowCount === 0;
}

/** Ends a session whose playlists were deleted. Its slots stay, because a deleted playlist can be restored. */
async function endSession(client: pg.PoolClient, { userId, id, source }: Session): Promise<void> {
  const isOnePlaylist = source.kind === "playlists" && source.playlistIds.length === 1;
  const reason: EndedReason = isOnePlaylist ? "playlist_deleted" : "playlists_deleted";
  await client.query("UPDATE shuffle_sessions SET ended_reason = $2, next_size = NULL WHERE id = $1", [
    id,
    reason,
  ]);
  await detachFromQueue(client, { userId, id });
}

/**
 * Updates a locked session from the present content of its source; in a `personTransaction`. Ends the session if all its
 * playlists are gone.
 */
export async function updateFromSource(
  client: pg.PoolClient,
  ref: { userId: string; id: string },
): Promise<void> {
  const session = await readSession(client, ref);
  if (await isSourceGone(client, session)) return endSession(client, session);
  if (await editSet(client, session)) afterCommit(() => queueNextSet(ref.userId, ref.id));
  await writeToQueue(client, ref);
}
