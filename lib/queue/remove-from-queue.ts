import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { countChange } from "@/lib/queue-rows/count-change";
import { maxQueueLength } from "@/lib/schemas/queue";
import { writeToQueue } from "@/lib/shuffle/session/write-to-queue";
import { leaveShuffle } from "./entries/leave-shuffle";
import { lockForEdit, lockQueue, type QueueRow } from "./entries/lock-queue";
import { entryAt, isUpcoming, makeRoom, placeEntries } from "./entries/positions";
import { planLookAfterEdit } from "./feeding/plan-look";
import { requireMovable } from "./move-in-queue";

type Removed = { removal: string; removed: number; version: number };
type Seen = { version?: number | undefined };

/** Removes an item. @throws AppError not_found, queue_changed, queue_item_fixed */
export async function removeFromQueue(ctx: UserContext, id: string, { version }: Seen): Promise<Removed> {
  const { userId } = ctx;
  const removal = randomUUID();
  const removed = await personTransaction(userId, async client => {
    const queue = await lockForEdit(client, userId, version);
    const entry = await requireMovable(client, queue, id);
    await leaveShuffle(client, queue, entry);
    await client.query(
      `UPDATE queue_entries SET removal = $2, removed_at = now(), shuffle_id = NULL WHERE id = $1`,
      [id, removal],
    );
    return { removal, removed: 1, version: await countChange(client, userId, { isEdit: true }) };
  });
  await planLookAfterEdit(ctx);
  return removed;
}

/** Deletes the oldest removals for good if a queue has more removed entries than it may have entries. The last removal stays. */
const forgetOldRemovals = (client: pg.PoolClient, userId: string) =>
  client.query(
    `DELETE FROM queue_entries e USING (
       SELECT removal, sum(count(*)) OVER newest AS total, row_number() OVER newest AS number FROM queue_entries
       WHERE user_id = $1 AND removal IS NOT NULL GROUP BY removal
       WINDOW newest AS (ORDER BY max(removed_at) DESC, removal)) old
     WHERE e.user_id = $1 AND e.removal = old.removal AND old.total > ${maxQueueLength} AND old.number > 1`,
    [userId],
  );

/** Removes all items except the one in Spotify's queue. The shuffle of the queue stays where it is. @throws AppError queue_changed */
export async function clearQueue(ctx: UserContext, { version }: Seen): Promise<Removed> {
  const { userId } = ctx;
  const removal = randomUUID();
  const removed = await personTransaction(userId, async client => {
    const queue = await lockForEdit(client, userId, version);
    const { rowCount } = await client.query(
      `UPDATE queue_entries e SET removal = $3, removed_at = now()
       WHERE ${isUpcoming("$2")} AND e.id IS DISTINCT FROM $4::uuid`,
      [userId, queue.cursor, removal, queue.committedId],
    );
    await forgetOldRemovals(client, userId);
    await client.query("UPDATE queues SET shuffle_id = NULL, repeats = false WHERE user_id = $1", [userId]);
    return {
      removal,
      removed: rowCount ?? 0,
      version: await countChange(client, userId, { isEdit: true }),
    };
  });
  await planLookAfterEdit(ctx);
  return removed;
}

type Restored = { id: string; shuffleId: string | null; position: number };

/** Puts restored entries right after the current song if their places have been played meanwhile. */
async function bringBehindCursor(
  client: pg.PoolClient,
  queue: QueueRow,
  restored: Restored[],
): Promise<void> {
  const passed = restored.filter(({ position }) => position <= queue.cursor);
  if (passed.length === 0) return;
  passed.sort((one, other) => one.position - other.position);
  const ids = passed.map(({ id }) => id);
  await placeEntries(
    client,
    ids,
    await makeRoom(client, queue, await entryAt(client, queue, "next"), ids.length),
  );
}

/** Lets the shuffle of restored entries deal the queue again, unless it has ended or another list plays. */
async function resumeShuffle(client: pg.PoolClient, userId: string, shuffleId: string): Promise<void> {
  await client.query(
    `UPDATE queues SET shuffle_id = $2::uuid WHERE user_id = $1 AND shuffle_id IS NULL AND source->>'kind' = 'shuffle'
       AND source->>'id' = $2::text AND EXISTS (
         SELECT 1 FROM shuffle_sessions WHERE id = $2::uuid AND user_id = $1 AND ended_reason IS NULL)`,
    [userId, shuffleId],
  );
  await writeToQueue(client, { userId, id: shuffleId });
}

/** Puts the entries of a removal back where they were, or after the current song if that is past them. @throws AppError not_found */
export async function restoreToQueue(ctx: UserContext, removal: string): Promise<{ version: number }> {
  const { userId } = ctx;
  const restored = await personTransaction(userId, async client => {
    const queue = await lockQueue(client, userId);
    const { rows } = await client.query<Restored>(
      `UPDATE queue_entries SET removal = NULL, removed_at = NULL WHERE user_id = $1 AND removal = $2
       RETURNING id, shuffle_id AS "shuffleId", position`,
      [userId, removal],
    );
    if (rows.length === 0) throw notFound("removal");
    await bringBehindCursor(client, queue, rows);
    const shuffleId = rows.find(row => row.shuffleId)?.shuffleId;
    if (shuffleId) await resumeShuffle(client, userId, shuffleId);
    return { version: await countChange(client, userId, { isEdit: true }) };
  });
  await planLookAfterEdit(ctx);
  return restored;
}
