import type pg from "pg";
import { countChange } from "@/lib/queue-rows/count-change";
import { gap } from "@/lib/queue-rows/gap";
import { upcomingSql } from "./upcoming";

/**
 * Makes the entries of a queue equal to the upcoming slots of its shuffle, in order. Entries keep their positions, so that songs queued
 * by hand among them stay where they are; the last positions are added or removed.
 */
const alignSql = `WITH slots AS (
    SELECT song.id AS song_id, song.uri, row_number() OVER (ORDER BY slot.set_number, slot.position) AS number
    FROM shuffle_sessions s, ${upcomingSql("NULL")} WHERE s.user_id = $1 AND s.id = $2 AND s.ended_reason IS NULL),
  old AS (
    SELECT e.id, e.song_id, row_number() OVER (ORDER BY e.position) AS number
    FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position > q.cursor
    WHERE q.user_id = $1 AND e.shuffle_id = $2 AND e.removal IS NULL),
  changed AS (
    UPDATE queue_entries e SET song_id = slots.song_id, uri = slots.uri FROM old JOIN slots USING (number)
    WHERE e.id = old.id AND e.song_id IS DISTINCT FROM slots.song_id),
  deleted AS (
    DELETE FROM queue_entries WHERE id IN (SELECT id FROM old WHERE number > (SELECT count(*) FROM slots))),
  end_of_queue AS (
    SELECT q.source, GREATEST(q.cursor, (SELECT max(position) FROM queue_entries WHERE user_id = $1)) AS position,
      (SELECT count(*) FROM old) AS old_count FROM queues q WHERE q.user_id = $1)
  INSERT INTO queue_entries (user_id, position, uri, song_id, is_manual, shuffle_id)
  SELECT $1, e.position + ${gap} * (slots.number - e.old_count), slots.uri, slots.song_id, false, $2
  FROM slots, end_of_queue e WHERE slots.number > e.old_count`;

/** Tells if the person's queue plays a shuffle. */
async function isQueued(client: pg.PoolClient, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM queues WHERE user_id = $1 AND shuffle_id = $2 FOR UPDATE",
    [userId, id],
  );
  return rowCount === 1;
}

/** Writes the upcoming slots of a shuffle into the queue that plays it, in a `personTransaction`. */
export async function writeToQueue(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
): Promise<void> {
  if (!(await isQueued(client, userId, id))) return;
  await client.query(alignSql, [userId, id]);
  await countChange(client, userId, { isEdit: false });
}

/** Removes the entry of a slot that a program took from the queue that plays the shuffle. */
export async function removeTakenFromQueue(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
  uri: string,
): Promise<void> {
  if (!(await isQueued(client, userId, id))) return;
  await client.query(
    `DELETE FROM queue_entries WHERE id = (
       SELECT e.id FROM queues q JOIN queue_entries e ON e.user_id = q.user_id AND e.position > q.cursor
       WHERE q.user_id = $1 AND e.shuffle_id = $2 AND e.uri = $3 AND e.removal IS NULL ORDER BY e.position LIMIT 1)`,
    [userId, id, uri],
  );
  await countChange(client, userId, { isEdit: false });
}

/** Keeps the entries of a shuffle that ends as an ordinary list, so that the music goes on. */
export async function detachFromQueue(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
): Promise<void> {
  await client.query("UPDATE queue_entries SET shuffle_id = NULL WHERE user_id = $1 AND shuffle_id = $2", [
    userId,
    id,
  ]);
  await client.query("UPDATE queues SET shuffle_id = NULL WHERE user_id = $1 AND shuffle_id = $2", [
    userId,
    id,
  ]);
}
