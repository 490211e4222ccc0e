import type pg from "pg";

/** The place after $3 slots: in the present set, or in a later set that was made; at most the end of the last of them. */
const takeSlotsSql = `WITH session AS (
    SELECT * FROM shuffle_sessions WHERE user_id = $1 AND id = $2 FOR UPDATE),
  sets AS (
    SELECT set_number, size, sum(size) OVER (ORDER BY set_number) AS total, lead(size) OVER (ORDER BY set_number) AS next_size FROM (
      SELECT set_number, set_size AS size FROM session
      UNION ALL SELECT slot.set_number, count(*)::int FROM session s JOIN shuffle_slots slot ON slot.session_id = s.id
      WHERE slot.set_number > s.set_number AND s.next_size IS NOT NULL GROUP BY slot.set_number) size),
  place AS (
    SELECT sets.*, LEAST(s.cursor + $3, (SELECT max(total) FROM sets)) - (total - size) AS cursor FROM sets, session s
    WHERE total >= LEAST(s.cursor + $3, (SELECT max(total) FROM sets)) ORDER BY set_number LIMIT 1)
  UPDATE shuffle_sessions s SET cursor = place.cursor, set_number = place.set_number, set_size = place.size,
    next_size = place.next_size, used_at = now(),
    edit_number = CASE WHEN place.set_number = s.set_number THEN s.edit_number ELSE 0 END,
    left_out = CASE WHEN place.set_number = s.set_number THEN s.left_out ELSE s.next_left_out END
  FROM place WHERE s.user_id = $1 AND s.id = $2`;

/** Takes the next slots of a shuffle at once, because a person jumped over them; in a `personTransaction`. */
export const takeSlots = (
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
  count: number,
) => client.query(takeSlotsSql, [userId, id, count]);
