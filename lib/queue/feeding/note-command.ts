import type pg from "pg";
import { personTransaction, sql } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { findUpcoming, startEntry } from "@/lib/queue/entries/start-entry";
import { planNextLook } from "./send-batch";

/** The largest value of a column. A device that vanished while it played counts on for weeks. */
const maxMs = 2 ** 31 - 1;

/** Notes that a command moved, paused or resumed the current song, so that the next look is planned without a call. */
export async function notePlace(
  userId: string,
  {
    positionMs,
    isPlaying,
    deviceId,
  }: { positionMs?: number | undefined; isPlaying?: boolean; deviceId?: string },
): Promise<void> {
  const rows = await sql(
    `UPDATE queues q SET device_id = COALESCE($4, device_id),
       started_at = now() - interval '1 millisecond' * place.ms,
       paused_at_ms = CASE WHEN COALESCE(NOT $3, q.paused_at_ms IS NOT NULL) THEN place.ms END
     FROM (SELECT LEAST(COALESCE($2, paused_at_ms, extract(epoch FROM now() - started_at) * 1000, 0), ${maxMs})::int AS ms
       FROM queues WHERE user_id = $1) place
     WHERE q.user_id = $1 AND q.state = 'active' RETURNING 1`,
    [userId, positionMs ?? null, isPlaying ?? null, deviceId ?? null],
  );
  if (rows.length > 0 && isPlaying !== false) await planNextLook(userId);
}

async function moveToNext(client: pg.PoolClient, userId: string): Promise<boolean> {
  const queue = await lockQueue(client, userId);
  const { rows } = await client.query<{ uri: string | null }>(
    "SELECT batch_uris[batch_index + 1] AS uri FROM queues WHERE user_id = $1",
    [userId],
  );
  const uri = rows[0]?.uri;
  const entry = queue.committedId
    ? await findUpcoming(client, queue, { id: queue.committedId })
    : uri && (await findUpcoming(client, queue, { uri }));
  if (!entry) return false;
  await startEntry(client, queue, entry);
  await client.query(
    `UPDATE queues SET batch_at = now(), started_at = now(), paused_at_ms = NULL,
       batch_index = batch_index + CASE WHEN $2 THEN 0 ELSE 1 END WHERE user_id = $1`,
    [userId, queue.committedId !== null],
  );
  return true;
}

/** Moves the queue to the song that Spotify plays after a skip. The next look corrects it if the device did not skip. */
export async function noteSkip(userId: string): Promise<void> {
  if (await personTransaction(userId, client => moveToNext(client, userId))) await planNextLook(userId);
}
