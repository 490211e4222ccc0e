import type pg from "pg";
import { gap } from "@/lib/queue-rows/gap";
import type { QueueRow } from "./lock-queue";

/** The smallest distance. A double has some 52 binary digits, so larger positions would lose their order below it. */
const minStep = 1e-6;

/** An SQL condition for the upcoming entries of the person $1, from a row `e` of `queue_entries` and the queue's cursor. */
export const isUpcoming = (cursor: string) =>
  `e.user_id = $1 AND e.position > ${cursor} AND e.removal IS NULL`;

type Room = { start: number; step: number };

async function findRoom(
  client: pg.PoolClient,
  { userId, cursor }: QueueRow,
  beforeId: string | null,
  count: number,
): Promise<Room> {
  const { rows } = await client.query<{ after: number; before: number | null }>(
    `WITH next AS (SELECT position FROM queue_entries WHERE user_id = $1 AND id = $2)
     SELECT (SELECT position FROM next) AS before,
       GREATEST($3, (SELECT max(position) FROM queue_entries
         WHERE user_id = $1 AND position < COALESCE((SELECT position FROM next), 'Infinity'))) AS after`,
    [userId, beforeId, cursor],
  );
  const { after, before } = rows[0] as { after: number; before: number | null };
  const step = before === null ? gap : (before - after) / (count + 1);
  return { start: after + step, step };
}

/** Gives all entries new positions with equal gaps. Those below zero, which were played before the list, stay there. */
async function renumber(client: pg.PoolClient, queue: QueueRow): Promise<QueueRow> {
  const { rows } = await client.query<{ cursor: number }>(
    `WITH numbered AS (
       SELECT id, position AS before, ${gap} * (row_number() OVER (ORDER BY position, id)
         - count(*) FILTER (WHERE position < 0) OVER () - (position < 0)::int) AS position
       FROM queue_entries WHERE user_id = $1),
     moved AS (
       UPDATE queue_entries e SET position = numbered.position FROM numbered WHERE e.id = numbered.id RETURNING 1)
     UPDATE queues SET cursor = COALESCE(
       (SELECT max(position) FROM numbered WHERE before <= $2 AND (before >= 0 OR $2 < 0)), 0) WHERE user_id = $1 RETURNING cursor`,
    [queue.userId, queue.cursor],
  );
  return { ...queue, cursor: rows[0]?.cursor ?? 0 };
}

/** Returns positions for `count` entries before an upcoming entry of a locked queue, or at its end. */
export async function makeRoom(
  client: pg.PoolClient,
  queue: QueueRow,
  beforeId: string | null,
  count: number,
): Promise<Room> {
  const room = await findRoom(client, queue, beforeId, count);
  if (room.step >= minStep) return room;
  return findRoom(client, await renumber(client, queue), beforeId, count);
}

/** Moves entries, in this order, to the positions of a room. */
export const placeEntries = (client: pg.PoolClient, ids: readonly string[], { start, step }: Room) =>
  client.query(
    `UPDATE queue_entries e SET position = $2::float8 + $3::float8 * (number - 1)
     FROM unnest($1::uuid[]) WITH ORDINALITY AS input(id, number) WHERE e.id = input.id`,
    [ids, start, step],
  );

/** Returns the entry before which a position of the API inserts; null for the end. The entry in Spotify's queue stays first. */
export async function entryAt(
  client: pg.PoolClient,
  { userId, cursor, committedId }: QueueRow,
  position: "next" | "last" | number,
): Promise<string | null> {
  const condition = position === "last" ? "NOT e.is_manual" : "true";
  const index = typeof position === "number" ? Math.max(0, committedId ? position - 1 : position) : 0;
  const { rows } = await client.query<{ id: string }>(
    `SELECT e.id FROM queue_entries e WHERE ${isUpcoming("$2")} AND e.id IS DISTINCT FROM $3::uuid AND ${condition}
     ORDER BY e.position LIMIT 1 OFFSET $4`,
    [userId, cursor, committedId, index],
  );
  return rows[0]?.id ?? null;
}
