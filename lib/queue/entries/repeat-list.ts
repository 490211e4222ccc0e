import { personTransaction } from "@/lib/platform/db";
import { countChange } from "@/lib/queue-rows/count-change";
import { gap } from "@/lib/queue-rows/gap";
import { lockQueue } from "./lock-queue";

/**
 * Adds the songs of the list that have been played to the end of the queue again, in their order. What was played before the list has
 * positions below zero. A list of one song gets a copy of it, because the current entry stays where it is.
 */
export const repeatList = (userId: string): Promise<void> =>
  personTransaction(userId, async client => {
    const { cursor } = await lockQueue(client, userId);
    const { rowCount } = await client.query(
      `UPDATE queue_entries e SET position = ends.position + ${gap} * played.number
       FROM (SELECT played.id, row_number() OVER (ORDER BY played.position) AS number
           FROM queue_entries played JOIN queues q ON q.user_id = played.user_id
           WHERE played.user_id = $1 AND played.position >= 0 AND played.position < $2 AND NOT played.is_manual AND played.removal IS NULL
             AND COALESCE(played.source, q.source) = q.source) played,
         (SELECT max(position) AS position FROM queue_entries WHERE user_id = $1) ends
       WHERE e.id = played.id`,
      [userId, cursor],
    );
    const { rowCount: copied } = await client.query(
      `INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, source)
       SELECT e.user_id, e.position + ${gap}, e.uri, e.song_id, false, e.source FROM queue_entries e
       WHERE e.user_id = $1 AND e.position = $2 AND NOT e.is_manual AND NOT EXISTS (
         SELECT 1 FROM queue_entries next WHERE next.user_id = $1 AND next.position > $2 AND next.removal IS NULL)`,
      [userId, cursor],
    );
    if (rowCount || copied) await countChange(client, userId, { isEdit: false });
  });
