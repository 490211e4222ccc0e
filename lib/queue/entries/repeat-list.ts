import { personTransaction } from "@/lib/platform/db";
import { countChange, lockQueue } from "./lock-queue";
import { gap } from "./positions";

/**
 * Adds the songs of the list that have been played to the end of the queue again, in their order. What was played before the list has
 * positions below zero.
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
    if (rowCount) await countChange(client, userId, { isEdit: false });
  });
