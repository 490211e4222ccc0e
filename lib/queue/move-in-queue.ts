import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { countChange } from "@/lib/queue-rows/count-change";
import { leaveShuffle } from "./entries/leave-shuffle";
import { lockForEdit, type QueueRow } from "./entries/lock-queue";
import { isUpcoming, makeRoom } from "./entries/positions";
import { planLookAfterEdit } from "./feeding/plan-look";

type Upcoming = { id: string; isManual: boolean; shuffleId: string | null; uri: string };

/** Returns an upcoming entry that may be moved and removed. @throws AppError not_found, queue_item_fixed */
export async function requireMovable(client: pg.PoolClient, queue: QueueRow, id: string): Promise<Upcoming> {
  const { rows } = await client.query<Upcoming>(
    `SELECT e.id, e.uri, e.is_manual AS "isManual", e.shuffle_id AS "shuffleId" FROM queue_entries e
     WHERE ${isUpcoming("$2")} AND e.id = $3`,
    [queue.userId, queue.cursor, id],
  );
  const [entry] = rows;
  if (!entry) throw notFound("queue_item");
  if (entry.id === queue.committedId) throw new AppError("queue_item_fixed");
  return entry;
}

/** Returns the entry after the entry in Spotify's queue, before which nothing can move. */
async function firstMovable(
  client: pg.PoolClient,
  queue: QueueRow,
  movedId: string,
): Promise<Upcoming | undefined> {
  const { rows } = await client.query<Upcoming>(
    `SELECT e.id, e.is_manual AS "isManual" FROM queue_entries e
     WHERE ${isUpcoming("$2")} AND e.id <> ALL($3::uuid[]) ORDER BY e.position LIMIT 1`,
    [queue.userId, queue.cursor, [movedId, queue.committedId].filter(Boolean)],
  );
  return rows[0];
}

/**
 * Moves an item before another, or to the end. An item that moves to the front or among the songs queued by hand becomes one of them,
 * so that it stays when another list is played.
 * @throws AppError not_found, queue_changed, queue_item_fixed
 */
export async function moveInQueue(
  ctx: UserContext,
  id: string,
  { before, version }: { before: string | null; version?: number | undefined },
): Promise<{ version: number }> {
  const { userId } = ctx;
  const moved = await personTransaction(userId, async client => {
    const queue = await lockForEdit(client, userId, version);
    const entry = await requireMovable(client, queue, id);
    if (before === id) return { version: queue.version };
    const next = before ? await requireMovable(client, queue, before) : null;
    const front = await firstMovable(client, queue, id);
    const { start } = await makeRoom(client, queue, before, 1);
    const becomesManual = next !== null && (next.isManual || next.id === front?.id);
    await leaveShuffle(client, queue, entry);
    await client.query(
      `UPDATE queue_entries SET position = $2, is_manual = is_manual OR $3, shuffle_id = NULL,
         source = COALESCE(source, (SELECT source FROM queues q WHERE q.user_id = queue_entries.user_id)) WHERE id = $1`,
      [id, start, becomesManual],
    );
    return { version: await countChange(client, userId, { isEdit: true }) };
  });
  await planLookAfterEdit(ctx);
  return moved;
}
