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
