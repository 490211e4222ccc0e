import type pg from "pg";
import { afterCommit } from "@/lib/platform/db";
import { queueNextSet } from "./next-set-job";
import { readSession } from "./session";
import { editSet } from "./set";

const revive = `UPDATE shuffle_sessions SET ended_reason = NULL
  WHERE user_id = $1 AND source::jsonb->'playlistIds' ? $2 AND ended_reason IN ('playlist_deleted', 'playlists_deleted') RETURNING id`;
const selectRunning = `SELECT id FROM shuffle_sessions WHERE user_id = $1 AND source::jsonb->'playlistIds' ? $2
    AND ended_reason IS NULL ORDER BY id FOR UPDATE`;

/** Continues the shuffles of a playlist that was restored, at the place where its deletion ended them. */
export async function reviveShuffles(
  client: pg.PoolClient,
  userId: string,
  playlistId: string,
): Promise<void> {
  await client.query(revive, [userId, playlistId]);
  const { rows } = await client.query<{ id: string }>(selectRunning, [userId, playlistId]);
  for (const { id } of rows) {
    const session = await readSession(client, { userId, id });
    await editSet(client, session);
    if (session.nextSize === null) afterCommit(() => queueNextSet(userId, id));
  }
}
