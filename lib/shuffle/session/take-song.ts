import type pg from "pg";
import { afterCommit } from "@/lib/platform/db";
import { isNearEnd, queueNextSet } from "./next-set-job";
import { type SessionStep, takeSlotSql } from "./take-slot";

/**
 * Moves the first upcoming slot of a song in the set of the next slot to the front; the slots before it move back by one. Returns no
 * row if there is none.
 */
const bringForwardSql = `WITH next AS (
    SELECT id, CASE WHEN cursor < set_size THEN set_number ELSE set_number + 1 END AS set_number,
      CASE WHEN cursor < set_size THEN cursor ELSE 0 END AS position
    FROM shuffle_sessions WHERE user_id = $1 AND id = $2 AND (cursor < set_size OR next_size IS NOT NULL)),
  found AS (
    SELECT next.*, slot.position AS song_position FROM next
    JOIN shuffle_slots slot ON slot.session_id = next.id AND slot.set_number = next.set_number
      AND slot.position >= next.position
    JOIN songs song ON song.id = slot.song_id WHERE song.uri = $3 ORDER BY slot.position LIMIT 1),
  moved AS (
    UPDATE shuffle_slots one SET song_id = other.song_id, item_id = other.item_id FROM found, shuffle_slots other
    WHERE one.session_id = found.id AND one.set_number = found.set_number
      AND one.position BETWEEN found.position AND found.song_position AND found.position < found.song_position
      AND other.session_id = found.id AND other.set_number = found.set_number
      AND other.position = CASE WHEN one.position = found.position THEN found.song_position ELSE one.position - 1 END)
  SELECT 1 FROM found`;

/** Takes the slot of a song, wherever it is in the set, in a `personTransaction`. Does nothing if the set has no such slot. */
export async function takeSong(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
  uri: string,
): Promise<void> {
  const { rowCount: isFound } = await client.query(bringForwardSql, [userId, id, uri]);
  if (!isFound) return;
  const { rows } = await client.query<SessionStep>(takeSlotSql("$1", "$2"), [userId, id]);
  if (rows[0] && isNearEnd(rows[0])) afterCommit(() => queueNextSet(userId, id));
}
