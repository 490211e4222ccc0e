import { sql } from "@/lib/platform/db";
import { type QueueRow, queueColumns } from "@/lib/queue/entries/lock-queue";
import { type Feed, feedLength, type Upcoming } from "./plan-feed";

export type QueueFeed = QueueRow & Feed;

const entryJson = (columns: string) =>
  `json_build_object('id', e.id, 'uri', e.uri, 'durationMs', COALESCE(s.duration_ms, 0)${columns})`;

/** Reads what feeding needs in one statement. Returns nothing if the person has no queue. */
export async function readFeed(userId: string): Promise<QueueFeed | undefined> {
  const [feed] = await sql<QueueFeed>(
    `SELECT ${queueColumns},
       q.batch_uris[q.batch_index + 1:q.batch_index + ${feedLength}] AS "batchRest",
       (SELECT ${entryJson("")} FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
        WHERE e.user_id = q.user_id AND e.position = q.cursor LIMIT 1) AS current,
       COALESCE((SELECT json_agg(next.entry ORDER BY next.position) FROM (
         SELECT e.position, ${entryJson(", 'isManual', e.is_manual, 'shuffleId', e.shuffle_id")} AS entry
         FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
         WHERE e.user_id = q.user_id AND e.position > q.cursor AND e.removal IS NULL
         ORDER BY e.position LIMIT ${feedLength}) next), '[]') AS upcoming
     FROM queues q WHERE q.user_id = $1`,
    [userId],
  );
  return feed;
}

export type { Upcoming };
