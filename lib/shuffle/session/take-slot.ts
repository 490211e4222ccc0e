import { songSql } from "@/lib/library/song-sql";
import type { ShuffleStep } from "@/lib/schemas/shuffle";

export type SessionStep = ShuffleStep & { sessionId: string };

/** In the present set, or over the border where the next one is made. */
const withinSet = (here: string, beyond: string) =>
  `CASE WHEN cursor < set_size THEN ${here} ELSE ${beyond} END`;

/**
 * Takes the next slot of a session: person $1, and the session as an expression over $2. One statement, whose cost does not
 * grow with the list. The lock of the session's row puts requests at the same moment in line. No row when there is no slot
 * to take: the next set is not made, the session has ended, or there is none.
 */
export const takeSlotSql = (id: string) => `WITH taken AS (
    UPDATE shuffle_sessions SET cursor = ${withinSet("cursor + 1", "1")}, set_number = ${withinSet("set_number", "set_number + 1")},
      edit_number = ${withinSet("edit_number", "0")}, set_size = ${withinSet("set_size", "next_size")},
      left_out = ${withinSet("left_out", "next_left_out")}, next_size = ${withinSet("next_size", "NULL")}, used_at = now()
    WHERE user_id = $1 AND id = ${id} AND ended_reason IS NULL AND (cursor < set_size OR next_size > 0)
    RETURNING id, set_number, cursor, set_size)
  SELECT taken.id AS "sessionId", taken.set_number AS "set", taken.cursor AS position,
    taken.set_size - taken.cursor AS remaining, slot.item_id AS "itemId", ${songSql("(slot.song)")} AS song
  FROM taken, shuffle_slot_now(taken.id, taken.set_number, taken.cursor - 1) slot`;
