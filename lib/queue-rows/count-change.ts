import type pg from "pg";

/** Counts a change of a locked queue. @returns the new version */
export async function countChange(
  client: pg.PoolClient,
  userId: string,
  { isEdit }: { isEdit: boolean },
): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `UPDATE queues SET version = version + 1, edited_at = CASE WHEN $2 THEN now() ELSE edited_at END
     WHERE user_id = $1 RETURNING version`,
    [userId, isEdit],
  );
  return rows[0]?.version ?? 0;
}
