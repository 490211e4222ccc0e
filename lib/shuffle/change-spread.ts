import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import type { ShuffleSession, Spread } from "@/lib/schemas/shuffle";
import { nextSetThreshold, queueNextSet } from "@/lib/shuffle/session/next-set-job";
import { readSession } from "@/lib/shuffle/session/session";
import { redealRest } from "@/lib/shuffle/session/set";
import { sourceKey } from "@/lib/shuffle/session/source-key";
import { writeSpread } from "@/lib/shuffle/session/write-spread";
import { writeToQueue } from "@/lib/shuffle/session/write-to-queue";
import { getShuffle } from "./get-shuffle";

/**
 * Changes the spread of a shuffle, deals the rest of its set again, and saves the spread for later shuffles of the same source.
 * @throws AppError not_found, shuffle_ended
 */
export async function changeSpread(ctx: UserContext, id: string, spread: Spread): Promise<ShuffleSession> {
  const { userId } = ctx;
  const isNextSetNear = await personTransaction(userId, async client => {
    const session = await readSession(client, { userId, id }, true);
    if (session.spread === spread) return false;
    await writeSpread(client, { userId, source: sourceKey(session.source), spread });
    await redealRest(client, { ...session, spread });
    await writeToQueue(client, { userId, id });
    return session.size - session.cursor <= nextSetThreshold;
  });
  if (isNextSetNear) await queueNextSet(userId, id);
  return getShuffle(ctx, { id });
}
