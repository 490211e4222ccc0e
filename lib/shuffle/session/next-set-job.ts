import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { sqlTransaction } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { lockShuffles, readSession } from "./session";
import { dealNextSet } from "./set";

const payload = z.object({ userId: z.uuid(), sessionId: z.uuid() });
type Payload = z.infer<typeof payload>;

/** Makes the set behind the present one unless it is made. @throws AppError not_found, nothing_to_shuffle, shuffle_ended */
export const makeNextSet = (userId: string, id: string): Promise<void> =>
  sqlTransaction(async client => {
    await lockShuffles(client, userId);
    const session = await readSession(client, { userId, id });
    if (session.nextSize === null) await dealNextSet(client, session);
  });

/** Songs that are left of a set when the next one is made: so few that it knows what was heard while this one went on. */
export const nextSetThreshold = 20;

/** Whether with this step the next set is to be made. */
export const isNearEnd = ({ position, remaining }: { position: number; remaining: number }): boolean =>
  remaining === nextSetThreshold || (position === 1 && remaining < nextSetThreshold);

/** Makes a set ahead, so that nobody waits for it at the border. */
export const nextSetJob: JobDefinition<Payload> = {
  name: "shuffle-set",
  payload,
  async handle({ userId, sessionId }) {
    await makeNextSet(userId, sessionId).catch(error => {
      // Deleted, ended or emptied meanwhile: whoever comes to the border is told.
      if (!(error instanceof AppError)) throw error;
    });
    return undefined;
  },
};

/**
 * Asks for the set behind the present one. Inside a transaction that holds `lockShuffles` too: the job waits for its end.
 * Without the queue the set is made at the border.
 */
export const queueNextSet = (userId: string, sessionId: string): Promise<void> =>
  enqueue(nextSetJob, randomUUID(), { userId, sessionId }).catch(error =>
    log.warn({ error }, "the queue does not answer; the next set is made when it begins"),
  );
