import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { preparedSql, sqlTransaction } from "@/lib/platform/db";
import type { ShuffleStep } from "@/lib/schemas/shuffle";
import { isNearEnd, queueNextSet } from "@/lib/shuffle/session/next-set-job";
import { lockShuffles, readSession } from "@/lib/shuffle/session/session";
import { dealNextSet } from "@/lib/shuffle/session/set";
import { idSql, keyOf, type SessionRef } from "@/lib/shuffle/session/source-key";
import { type SessionStep, takeSlotSql } from "@/lib/shuffle/session/take-slot";
import { ensureShuffle } from "./start-shuffle";

/** Takes from the next set, which is made here when no job has made it. Whoever waited finds it made. */
const takeFromNextSet = (userId: string, id: string): Promise<SessionStep> =>
  sqlTransaction(async client => {
    const take = async () => (await client.query<SessionStep>(takeSlotSql("$2"), [userId, id])).rows[0];
    await lockShuffles(client, userId);
    const made = await take();
    if (made) return made;
    await dealNextSet(client, await readSession(client, { userId, id }));
    const dealt = await take();
    if (!dealt) throw new AppError("nothing_to_shuffle", { reason: "being_removed" });
    return dealt;
  });

/**
 * The next song of a shuffle, none twice until all have come; after the last one the next set begins. The session of a
 * playlist begins when there is none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function nextInShuffle(ctx: UserContext, which: SessionRef): Promise<ShuffleStep> {
  const { userId } = ctx;
  const [found] = await preparedSql<SessionStep>(takeSlotSql(idSql(which)), [userId, keyOf(which)]);
  const id = "id" in which ? which.id : found ? found.sessionId : await ensureShuffle(ctx, which.playlistId);
  const { sessionId, ...step } = found ?? (await takeFromNextSet(userId, id));
  if (isNearEnd(step)) await queueNextSet(userId, sessionId);
  return step;
}
