/**
 * SQL assignments that remove the batch from a session that starts over. They keep `queued_uri`: the song in Spotify's queue plays
 * next even after a play command, so the session must still know about it.
 */
export const clearBatchSql = "batch_uris = '{}', batch_index = 0, batch_at = NULL, top_up_at = NULL";

type Database = { query: (text: string, values: unknown[]) => Promise<unknown> };

/**
 * Ends the playback of the person's shuffles, or of the shuffle with this id, so that the player no longer advances them. Clears
 * `queued_uri` too, because a song that plays from now on does not belong to the shuffle.
 */
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
