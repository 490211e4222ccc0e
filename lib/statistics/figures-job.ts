import { z } from "zod";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { shutdown } from "@/lib/platform/shutdown";
import { refreshFigures } from "./refresh-figures";

const payload = z.object({ userId: z.uuid() });

/**
 * Computes the figures of a person with a long history. Each step is a transaction, so a job that was killed repeats one step. A change of
 * the time zone or of what counts is noticed before the next step. Makes no call to Spotify.
 */
export const figuresJob: JobDefinition<z.infer<typeof payload>> = {
  name: "figures",
  takesLong: true,
  payload,
  async handle({ userId }) {
    const isDone = await refreshFigures(userId, shutdown());
    return isDone ? undefined : new Date();
  },
};

/** Queues the computation of a person's figures, unless it is queued or running. */
export const queueFigures = (userId: string): Promise<void> =>
  enqueue(figuresJob, `figures-${userId}`, { userId }).catch(error =>
    log.warn({ userId, error }, "the job queue is unavailable; the figures are computed later"),
  );
