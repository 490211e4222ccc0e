import type pg from "pg";
import { AppError } from "@/lib/core/errors";
import type { QueueSource } from "@/lib/schemas/queue";

export type QueueRow = {
  userId: string;
  version: number;
  source: QueueSource | null;
  shuffleId: string | null;
  repeats: boolean;
  cursor: number;
  state: "idle" | "active" | "taken";
  batchIndex: number;
  batchContext: string | null;
  isBatchUnknown: boolean;
  batchAt: Date | null;
  committedId: string | null;
  isCommitUncertain: boolean;
  committedInRow: number;
  startedAt: Date | null;
  pausedAtMs: number | null;
  lookedAt: Date | null;
  fadeMs: number | null;
  deviceId: string | null;
  editedAt: Date | null;
};

/** Columns of a row of `queues`, without the songs of the batch, which can be many. */
export const queueColumns = `q.user_id AS "userId", q.version, q.source, q.shuffle_id AS "shuffleId", q.repeats, q.cursor, q.state,
  q.batch_index AS "batchIndex", q.batch_context AS "batchContext", q.is_batch_unknown AS "isBatchUnknown",
  q.batch_at AS "batchAt", q.committed_id AS "committedId", q.is_commit_uncertain AS "isCommitUncertain",
  q.committed_in_row AS "committedInRow", q.started_at AS "startedAt", q.paused_at_ms AS "pausedAtMs",
  q.looked_at AS "lookedAt", q.fade_ms AS "fadeMs", q.device_id AS "deviceId", q.edited_at AS "editedAt"`;

/** Locks the person's queue, in a `personTransaction`. Creates an empty queue if there is none. */
export async function lockQueue(client: pg.PoolClient, userId: string): Promise<QueueRow> {
  await client.query("INSERT INTO queues (user_id) VALUES ($1) ON CONFLICT DO NOTHING", [userId]);
  const { rows } = await client.query<QueueRow>(
    `SELECT ${queueColumns} FROM queues q WHERE q.user_id = $1 FOR UPDATE`,
    [userId],
  );
  return rows[0] as QueueRow;
}

/**
 * Locks the person's queue for an edit.
 * @param version the version that the person has seen
 * @throws AppError queue_changed
 */
export async function lockForEdit(
  client: pg.PoolClient,
  userId: string,
  version: number | undefined,
): Promise<QueueRow> {
  const queue = await lockQueue(client, userId);
  if (version !== undefined && version !== queue.version) throw new AppError("queue_changed");
  return queue;
}
