import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction, preparedSql } from "@/lib/platform/db";
import type { ShuffleStep } from "@/lib/schemas/shuffle";
import { isNearEnd, queueNextSet } from "@/lib/shuffle/session/next-set-job";
import { readSession } from "@/lib/shuffle/session/session";
import { dealSets } from "@/lib/shuffle/session/set";
import { refValue, type SessionRef, sessionIdSql } from "@/lib/shuffle/session/source-key";
import { type SessionStep, takeSlotSql } from "@/lib/shuffle/session/take-slot";
import { removeTakenFromQueue, writeToQueue } from "@/lib/shuffle/session/write-to-queue";
import { ensureShuffle } from "./start-shuffle";

/** Takes a slot from the next set. Makes the set first, unless the job or another request has made it. */
const takeFromNextSet = ({ userId, locale }: UserContext, id: string): Promise<SessionStep> =>
  personTransaction(userId, async client => {
    const takeSlot = async () =>
      (await client.query<SessionStep>(takeSlotSql("$1", "$2", locale), [userId, id])).rows[0];
    const existing = await takeSlot();
    if (existing) return existing;
    await dealSets(client, await readSession(client, { userId, id }, true));
    await writeToQueue(client, { userId, id });
    const step = await takeSlot();
    if (!step) throw new AppError("nothing_to_shuffle", { reason: "being_removed" });
    return step;
  });

/**
 * Takes the next song of a shuffle. Every song comes once in a set; the next set follows. Starts a session if the playlist has
 * none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function nextInShuffle(ctx: UserContext, ref: SessionRef): Promise<ShuffleStep> {
  const { userId } = ctx;
  const statement = takeSlotSql("$1", sessionIdSql(ref, "$1", "$2"), ctx.locale);
  const [taken] = await preparedSql<SessionStep>(statement, [userId, refValue(ref)]);
  const id = "id" in ref ? ref.id : taken ? taken.sessionId : await ensureShuffle(ctx, ref.playlistId);
  const { sessionId, isQueued, ...step } = taken ?? (await takeFromNextSet(ctx, id));
  if (isQueued)
    await personTransaction(userId, client =>
      removeTakenFromQueue(client, { userId, id: sessionId }, step.song.uri),
    );
  if (isNearEnd(step)) await queueNextSet(userId, sessionId);
  return step;
}
