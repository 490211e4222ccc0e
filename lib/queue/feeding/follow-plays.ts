import type { UserContext } from "@/lib/core/context";
import { personTransaction, sql } from "@/lib/platform/db";
import { followHeard } from "./observe";

type Play = { uri: string; playedAt: Date; durationMs: number; contextUri: string | null };

/** Moves the queue past plays of the listening history, oldest first, because looks may have missed them. */
export async function followPlays({ userId }: UserContext, plays: readonly Play[]): Promise<void> {
  const [queue] = await sql<{ batchAt: Date; batchContext: string | null }>(
    `SELECT batch_at AS "batchAt", batch_context AS "batchContext" FROM queues
     WHERE user_id = $1 AND state = 'active' AND batch_at IS NOT NULL`,
    [userId],
  );
  if (!queue) return;
  const heard = plays.filter(
    ({ playedAt, contextUri }) => playedAt > queue.batchAt && contextUri === queue.batchContext,
  );
  for (const play of heard) await personTransaction(userId, client => followHeard(client, userId, play));
}
