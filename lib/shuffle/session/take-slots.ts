import type pg from "pg";
import { takeSlotSql } from "./take-slot";

/** Takes the next slots of a shuffle at once, because a person jumped over them; in a `personTransaction`. */
export async function takeSlots(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
  count: number,
): Promise<void> {
  const { rows } = await client.query<{ taken: number }>(
    `UPDATE shuffle_sessions s SET cursor = LEAST(s.cursor + $3, s.set_size), used_at = now() FROM (
       SELECT id, cursor FROM shuffle_sessions WHERE user_id = $1 AND id = $2 FOR UPDATE) before
     WHERE s.id = before.id RETURNING s.cursor - before.cursor AS taken`,
    [userId, id, count],
  );
  for (let left = count - (rows[0]?.taken ?? count); left > 0; left--)
    if ((await client.query(takeSlotSql("$1", "$2"), [userId, id])).rowCount === 0) return;
}
