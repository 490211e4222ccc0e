import { sql } from "@/lib/platform/db";
import { type QueueRow, queueColumns } from "@/lib/queue/entries/lock-queue";
import { playerCallsLeftSql } from "@/lib/spotify/budget";
import { type Feed, feedLength, type Upcoming } from "./plan-feed";

/** `waiting`: the number of upcoming entries, without those that come because the list repeats. */
export type QueueFeed = QueueRow & Feed & { waiting: number };

const entryJson = (columns: string) =>
  `json_build_object('id', e.id, 'uri', e.uri, 'durationMs', COALESCE(s.duration_ms, 0)${columns})`;

const upcomingJson = entryJson(", 'isManual', e.is_manual, 'shuffleId', e.shuffle_id");

const feedSql = `SELECT ${queueColumns},
    ${playerCallsLeftSql("q.user_id")} AS "callsLeft",
    q.batch_uris[q.batch_index + 1:q.batch_index + ${feedLength}] AS "batchRest",
    (SELECT ${entryJson("")} FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
     WHERE e.user_id = q.user_id AND e.position = q.cursor LIMIT 1) AS current,
    COALESCE((SELECT json_agg(next.entry ORDER BY next.position) FROM (
      SELECT e.position, ${upcomingJson} AS entry FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
      WHERE e.user_id = q.user_id AND e.position > q.cursor AND e.removal IS NULL
      ORDER BY e.position LIMIT ${feedLength}) next), '[]') AS upcoming,
    CASE WHEN q.repeats THEN (SELECT json_agg(again.entry ORDER BY again.position > q.cursor, again.position) FROM (
      SELECT e.position, ${upcomingJson} AS entry FROM queue_entries e LEFT JOIN songs s ON s.id = e.song_id
      WHERE e.user_id = q.user_id AND e.position >= 0 AND NOT e.is_manual AND e.removal IS NULL
        AND COALESCE(e.source, q.source) = q.source
      ORDER BY e.position > q.cursor, e.position LIMIT ${feedLength}) again) END AS again
  FROM queues q WHERE q.user_id = $1`;

/** Reads what feeding needs in one statement: a repeated list again and again. Returns nothing if the person has no queue. */
export async function readFeed(userId: string): Promise<QueueFeed | undefined> {
  const [row] = await sql<Omit<QueueFeed, "waiting"> & { again: Upcoming[] | null }>(feedSql, [userId]);
  if (!row) return undefined;
  const { again, ...feed } = row;
  const upcoming = [...feed.upcoming];
  while (again && again.length > 0 && upcoming.length < feedLength) upcoming.push(...again);
  return { ...feed, upcoming: upcoming.slice(0, feedLength), waiting: feed.upcoming.length };
}

export type { Upcoming };
