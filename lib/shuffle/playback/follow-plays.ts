import type { UserContext } from "@/lib/core/context";
import { advanceBatch } from "./advance-batch";
import { currentBatch } from "./batch";

type Play = { uri: string; playedAt: Date; contextUri: string | null };

/** Advances the session that plays with plays of the listening history, oldest first, because polls may have missed them. */
export async function followPlays(ctx: UserContext, plays: readonly Play[]): Promise<void> {
  let batch = await currentBatch(ctx);
  if (!batch) return;
  const { startedAt } = batch;
  // Songs of a batch have no context; the same song played from an album does not belong to the shuffle.
  for (const { uri, playedAt, contextUri } of plays)
    if (playedAt > startedAt && contextUri === null)
      batch = await advanceBatch(ctx, batch, { uri, isNow: false, isShuffled: false });
}
