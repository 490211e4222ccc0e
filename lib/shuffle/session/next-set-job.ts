import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { readSession } from "./session";
import { dealSets } from "./set";
import { countUpcoming } from "./upcoming";
import { writeToQueue } from "./write-to-queue";

const payload = z.object({ userId: z.uuid(), sessionId: z.uuid() });
type Payload = z.infer<typeof payload>;

/**
 * Makes the next set unless it exists, and as many sets after it as a number of upcoming songs takes: Spotify gets a short list several
 * times at once.
 * @throws AppError not_found, nothing_to_shuffle, shuffle_ended
 */
export const makeSets = (userId: string, id: string, songs = 0): Promise<void> =>
  personTransaction(userId, async client => {
    const session = await readSession(client, { userId, id }, true);
    const upcoming = await countUpcoming(client, id);
    if (session.nextSize !== null && upcoming >= songs) return;
    await dealSets(client, session, songs - upcoming);
    await writeToQueue(client, { userId, id });
  });

/** The number of remaining songs at which the next set is made. It is small, so that the next set considers most recent plays. */
export const nextSetThreshold = 20;

/** Returns true at the step of a set after which the next set is made. */
export const isNearEnd = ({ position, remaining }: { position: number; remaining: number }): boolean =>
  remaining === nextSetThreshold || (position === 1 && remaining < nextSetThreshold);

/** Makes the next set ahead of time, so that no request waits for it when the present set is over. */
export const nextSetJob: JobDefinition<Payload> = {
  name: "shuffle-set",
  payload,
  async handle({ userId, sessionId }) {
    await makeSets(userId, sessionId).catch(error => {
      // The session was deleted, ended or emptied meanwhile; the request that needs the next set throws the same error.
      if (!(error instanceof AppError)) throw error;
    });
    return undefined;
  },
};

/**
 * Queues the job that makes the next set. A transaction calls it in `afterCommit`, so that nothing waits for the queue while the
 * person's row is locked. If the queue is down, the request that needs the next set makes it.
 */
export const queueNextSet = (userId: string, sessionId: string): Promise<void> =>
  enqueue(nextSetJob, randomUUID(), { userId, sessionId }).catch(error =>
    log.warn({ error }, "the job queue does not answer; the next set is made when it is needed"),
  );
