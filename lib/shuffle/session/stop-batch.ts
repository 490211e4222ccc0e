/**
 * Assignments that take the batch from a session. They leave `queued_uri`: a song in Spotify's queue outlives a play
 * command, so a shuffle that starts over must still know about it.
 */
export const clearBatchSql = "batch_uris = '{}', batch_index = 0, batch_at = NULL, top_up_at = NULL";

type Database = { query: (text: string, values: unknown[]) => Promise<unknown> };

/** Stops playback from moving the person's shuffles, or the one shuffle with this id. */
export async function stopBatch(
  database: Database,
  { userId, id }: { userId: string; id?: string },
): Promise<void> {
  await database.query(
    `UPDATE shuffle_sessions SET ${clearBatchSql}, queued_uri = NULL
     WHERE user_id = $1::uuid AND id = COALESCE($2::uuid, id) AND (batch_at IS NOT NULL OR queued_uri IS NOT NULL)`,
    [userId, id ?? null],
  );
}
