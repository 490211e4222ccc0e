import type pg from "pg";

/**
 * Joins the upcoming slots and their songs to a row `s` of `shuffle_sessions`, including the next set once it exists. Reads
 * slots in order, at most `limit` of them.
 */
export const upcomingSql = (limit: string) => `LATERAL (
    SELECT slot.* FROM shuffle_slots slot
    WHERE slot.session_id = s.id AND (slot.set_number, slot.position) >= (s.set_number, s.cursor)
      AND (slot.set_number = s.set_number OR s.next_size IS NOT NULL)
    ORDER BY slot.set_number, slot.position LIMIT ${limit}) slot
  JOIN songs song ON song.id = slot.song_id`;

/** The upcoming songs of the session $2 of the person $1: `uri`, `song_id`, the slot's `position`, and `number` from 1. */
export const upcomingSongsSql = `SELECT song.uri, song.id AS song_id, slot.position,
    row_number() OVER (ORDER BY slot.set_number, slot.position) AS number
  FROM shuffle_sessions s, ${upcomingSql("NULL")} WHERE s.user_id = $1 AND s.id = $2::uuid`;

/** Returns the number of upcoming slots of a session. */
export const countUpcoming = async (client: pg.PoolClient, id: string): Promise<number> =>
  (
    await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM shuffle_sessions s, ${upcomingSql("NULL")} WHERE s.id = $1`,
      [id],
    )
  ).rows[0]?.count ?? 0;
