import type { Locale } from "@/lib/i18n/locales";
import { songSql } from "@/lib/library/song-sql";
import type { ShuffleStep } from "@/lib/schemas/shuffle";

/** `isQueued` is true if the person's queue plays the session. */
export type SessionStep = ShuffleStep & { sessionId: string; isQueued: boolean };

/** An SQL expression: `present` for a step in the present set, `next` for the first step of the next set. */
const bySet = (present: string, next: string) =>
  `CASE WHEN cursor < set_size THEN ${present} ELSE ${next} END`;

/** The size of the set after the next set, if it was made ahead. */
const laterSetSql = `(SELECT NULLIF(count(*), 0)::int FROM shuffle_slots later
    WHERE later.session_id = shuffle_sessions.id AND later.set_number = shuffle_sessions.set_number + 2)`;

/**
 * Builds the statement that takes the next slot of a session from two SQL expressions, for the person and the session's id. Its
 * cost does not grow with the list. The lock of the session's row makes simultaneous requests wait for each other. Returns no row if the next set is
 * needed but not made, if the session has ended, or if there is no session. The language matters only where the song is shown.
 */
export const takeSlotSql = (userId: string, sessionId: string, locale: Locale = "en") => `WITH taken AS (
    UPDATE shuffle_sessions SET cursor = ${bySet("cursor + 1", "1")}, set_number = ${bySet("set_number", "set_number + 1")},
      edit_number = ${bySet("edit_number", "0")}, set_size = ${bySet("set_size", "next_size")},
      left_out = ${bySet("left_out", "next_left_out")}, next_size = ${bySet("next_size", laterSetSql)}, used_at = now()
    WHERE user_id = ${userId} AND id = ${sessionId} AND ended_reason IS NULL AND (cursor < set_size OR next_size > 0)
    RETURNING id, set_number, cursor, set_size)
  SELECT taken.id AS "sessionId", EXISTS (SELECT 1 FROM queues q WHERE q.shuffle_id = taken.id) AS "isQueued", taken.set_number AS "set", taken.cursor AS position,
    taken.set_size - taken.cursor AS remaining, slot.item_id AS "itemId", ${songSql("(slot.song)", locale)} AS song
  FROM taken, shuffle_slot_now(taken.id, taken.set_number, taken.cursor - 1) slot`;
