import type pg from "pg";
import { upcomingSql } from "./upcoming";
import { updateFromSource } from "./update-from-source";

/** Removes songs that can no longer be played from the upcoming slots of a person's shuffles, in a `personTransaction`. */
export async function followPlayability(client: pg.PoolClient, userId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM shuffle_sessions s WHERE user_id = $1 AND ended_reason IS NULL
       AND EXISTS (SELECT 1 FROM ${upcomingSql("NULL")} WHERE song.is_local OR NOT song.is_playable)
     ORDER BY id FOR UPDATE`,
    [userId],
  );
  for (const { id } of rows) await updateFromSource(client, { userId, id });
}
