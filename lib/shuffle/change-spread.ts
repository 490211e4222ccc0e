import type { ShuffleSession, Spread } from "@/lib/api/schemas/shuffle";
import type { UserContext } from "@/lib/platform/context";
import { sqlTransaction } from "@/lib/platform/db";
import { getShuffle } from "./get-shuffle";
import { madeAhead, queueNextSet } from "./next-set-job";
import { lockShuffles, readSession } from "./session";
import { redealRest } from "./set";
import { sourceText } from "./source-text";
import { writeSpread } from "./write-spread";

/**
 * Spreads a shuffle otherwise: what still comes in this set is dealt anew at once, and later sessions over the same keep it.
 * @throws AppError not_found, shuffle_ended
 */
export async function changeSpread(ctx: UserContext, id: string, spread: Spread): Promise<ShuffleSession> {
  const { userId } = ctx;
  await sqlTransaction(async client => {
    await lockShuffles(client, userId);
    const session = await readSession(client, { userId, id }, true);
    if (session.spread === spread) return;
    await writeSpread(client, { userId, source: sourceText(session.source), spread });
    await redealRest(client, { ...session, spread });
    if (session.size - session.cursor <= madeAhead) await queueNextSet(userId, id);
  });
  return getShuffle(ctx, { id });
}
