import type pg from "pg";
import { gap } from "@/lib/queue-rows/gap";
import type { QueueSource } from "@/lib/schemas/queue";
import type { QueueRow } from "./lock-queue";

/** The number of played entries that stay when another list is played, so that "previous" can go back. */
const keptHistory = 50;

/**
 * Removes the old list from a locked queue. Songs queued by hand stay, and so does the song in Spotify's queue, because it plays next.
 * Played entries keep what they came from, and get positions below zero.
 */
const dropListSql = [
  `UPDATE queue_entries e SET is_manual = true, shuffle_id = NULL, source = COALESCE(e.source, q.source)
   FROM queues q WHERE q.user_id = $1 AND e.id = q.committed_id`,
  `UPDATE queue_entries e SET source = q.source FROM queues q
   WHERE q.user_id = $1 AND e.user_id = $1 AND e.source IS NULL AND e.position <= q.cursor AND e.removal IS NULL`,
  `DELETE FROM queue_entries e USING queues q WHERE q.user_id = $1 AND e.user_id = $1 AND NOT e.is_manual
     AND (e.position > q.cursor OR e.removal IS NOT NULL)`,
  `WITH played AS (
     SELECT e.id, row_number() OVER (ORDER BY e.position DESC) AS number FROM queue_entries e, queues q
     WHERE q.user_id = $1 AND e.user_id = $1 AND e.position <= q.cursor AND e.removal IS NULL),
   deleted AS (
     DELETE FROM queue_entries e USING played WHERE e.id = played.id AND played.number > ${keptHistory})
   UPDATE queue_entries e SET position = -${gap} * played.number FROM played
   WHERE e.id = played.id AND played.number <= ${keptHistory}`,
];

/** Numbers the songs queued by hand behind the first $2 songs of the list. */
const moveManualSql = `WITH manual AS (
    SELECT e.id, row_number() OVER (ORDER BY e.position) AS number FROM queue_entries e, queues q
    WHERE q.user_id = $1 AND e.user_id = $1 AND e.position > q.cursor AND e.is_manual),
  moved AS (
    UPDATE queue_entries e SET position = ${gap} * ($2::float8 + manual.number) FROM manual WHERE e.id = manual.id)
  SELECT count(*)::int AS count FROM manual`;

/** A query for the songs of the list with `uri`, `song_id` and `number` from 1; its parameters are $1, the person, and $2. */
export type ListQuery = { text: string; value: unknown };

type NewList = {
  query: ListQuery;
  /** The number of the song that plays now. */
  current: number;
  source: QueueSource;
  shuffleId: string | null;
};

/** Replaces the list of a locked queue with one statement, however long it is. Songs queued by hand come after the current song. */
export async function replaceList(
  client: pg.PoolClient,
  { userId }: Pick<QueueRow, "userId">,
  { query, current, source, shuffleId }: NewList,
): Promise<void> {
  for (const statement of dropListSql) await client.query(statement, [userId]);
  const { rows } = await client.query<{ count: number }>(moveManualSql, [userId, current]);
  await client.query(
    `INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, shuffle_id)
     SELECT $1, ${gap} * (number + CASE WHEN number > $3 THEN $4::int ELSE 0 END), uri, song_id, false,
       CASE WHEN number > $3 THEN $5::uuid END
     FROM (${query.text}) song ORDER BY number`,
    [userId, query.value, current, rows[0]?.count ?? 0, shuffleId],
  );
  await client.query(
    `UPDATE queues SET cursor = $2, source = $3, shuffle_id = $4, repeats = false, version = version + 1 WHERE user_id = $1`,
    [userId, gap * current, JSON.stringify(source), shuffleId],
  );
}
