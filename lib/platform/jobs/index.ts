import { createPostgresBackend, DelayedError, type JobType, Queue, Worker, withBackend } from "bullmq";
import { Redis } from "ioredis";
import type { z } from "zod";
import { inBackground } from "../db";
import { isDatabaseUnavailable } from "../db/outage";
import { env, requireSetting } from "../env";
import { log } from "../log";
import { perProcess } from "../per-process";

/**
 * A kind of job: its name, the schema of its payload and its handler. If the handler returns a time, the job runs again at that
 * time. Jobs that take minutes (`takesLong`) have a separate queue, so that they do not delay short jobs.
 */
export type JobDefinition<T> = {
  name: string;
  takesLong?: true;
  payload: z.ZodType<T>;
  handle: (payload: T) => Promise<Date | undefined>;
};

const queueName = (takesLong = false) => (takesLong ? "tonearm-long" : "tonearm");
/**
 * A worker's lock on a job ends after this time unless the worker renews it. Another worker then takes over the job, again within
 * this time.
 */
const defaultLockMs = 15_000;
const outageRetryMs = 15_000;

/** Returns when a job runs again that could not reach the database. */
export const retryAfterOutage = () => new Date(Date.now() + outageRetryMs);

/** How often an idle worker looks for jobs on PostgreSQL, which reports new jobs at once, delayed ones too. */
const idleCheckSeconds = 60;
/** Keeps a connection until a worker looks for stalled jobs again, every `defaultLockMs`: opening one costs more than the look. */
const idleConnectionMs = 2 * defaultLockMs;

const onPostgres = withBackend(createPostgresBackend);
const postgres = (max: number) => ({
  connectionString: requireSetting("DATABASE_URL"),
  migrate: true,
  max,
  idleTimeoutMillis: idleConnectionMs,
});
/** Without Redis, a worker waits until Redis is back, but `enqueue` fails at once, because a person may be waiting for it. */
const workerRedis = (url: string) => new Redis(url, { maxRetriesPerRequest: null });
const queueRedis = (url: string) => new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });

export type QueuedJob = {
  timestamp: number;
  /** The start of the job's last run. */
  processedOn?: number;
  opts: { delay?: number };
};

type AnyQueue = {
  add(name: string, data: unknown, options: object): Promise<unknown>;
  promoteJobs(): Promise<void>;
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
  /** Returns the jobs of these states, oldest first, from one index to another of each state. */
  getJobs(states: JobType[], start: number, end: number, asc: boolean): Promise<QueuedJob[]>;
  close(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
};

function openQueue(name: string): AnyQueue {
  const { REDIS_URL } = env();
  const queue: AnyQueue = REDIS_URL
    ? new Queue(name, { connection: queueRedis(REDIS_URL) })
    : new onPostgres.Queue(name, { connection: postgres(4) });
  queue.on("error", error => log.warn({ error: error.message }, "the job queue is unavailable"));
  return queue;
}

const openQueues = () => perProcess("job queues", () => new Map<string, AnyQueue>());

/** Returns a queue of this process, opened at first use. */
export function jobQueue(takesLong?: boolean): AnyQueue {
  const queues = openQueues();
  const name = queueName(takesLong);
  const queue = queues.get(name) ?? openQueue(name);
  queues.set(name, queue);
  return queue;
}

/**
 * Enqueues a job, to run now or at the time `at`. Does nothing if a job with this id is queued. The queue only knows when to run
 * a job; the job's domain stores its progress.
 */
export async function enqueue<T>(
  definition: Omit<JobDefinition<T>, "handle">,
  id: string,
  payload: T,
  at?: Date,
): Promise<void> {
  const delay = at ? Math.max(0, at.getTime() - Date.now()) : 0;
  const options = { jobId: id, delay, removeOnComplete: true, removeOnFail: true };
  await jobQueue(definition.takesLong).add(definition.name, payload, options);
}

/** Makes all waiting jobs due. A job that runs too early waits again. */
export async function promoteDelayedJobs(): Promise<void> {
  for (const takesLong of [false, true]) await jobQueue(takesLong).promoteJobs();
}

/** Closes the queues that `enqueue` opened. */
export async function closeQueue(): Promise<void> {
  const queues = [...openQueues().values()];
  openQueues().clear();
  await Promise.all(queues.map(queue => queue.close()));
}

// biome-ignore lint/suspicious/noExplicitAny: jobs with payloads of different types; each parses its own
type Definitions = JobDefinition<any>[];

type RunningJob = {
  name: string;
  data: unknown;
  moveToDelayed: (timestamp: number, token?: string) => Promise<void>;
};

function startQueueWorker(
  queue: string,
  definitions: Definitions,
  lockMs: number,
): { close: () => Promise<void> } {
  const { REDIS_URL } = env();
  const runJob = async (job: RunningJob, token?: string) => {
    const definition = definitions.find(({ name }) => name === job.name);
    if (!definition) throw new Error(`No handler for the job ${job.name}`);
    const payload = definition.payload.parse(job.data);
    const nextRunAt = await inBackground(() => definition.handle(payload)).catch((error: unknown) => {
      if (!isDatabaseUnavailable(error)) throw error;
      log.warn({ job: job.name, error }, "the database is unavailable; the job runs again");
      return retryAfterOutage();
    });
    if (!nextRunAt) return;
    // The job keeps its id: under a new id, `enqueue` could queue it a second time.
    await job.moveToDelayed(nextRunAt.getTime(), token);
    throw new DelayedError();
  };
  const options = {
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 1_000,
    concurrency: 4,
  };
  const worker = REDIS_URL
    ? new Worker(queue, runJob, { ...options, connection: workerRedis(REDIS_URL) })
    : new onPostgres.Worker(queue, runJob, {
        ...options,
        drainDelay: idleCheckSeconds,
        // Its statements take milliseconds, and each idle connection would take memory.
        connection: postgres(1),
      });
  worker.on("error", error => log.warn({ error: error.message }, "job worker error"));
  worker.on("failed", (job, error) => log.error({ job: job?.name, error: error.message }, "a job failed"));
  return { close: () => worker.close() };
}

/** Starts workers for all queues in this process. `close` waits for the running jobs. Only tests shorten `lockMs`. */
export function startWorker(
  definitions: Definitions,
  lockMs = defaultLockMs,
): { close: () => Promise<void> } {
  const workers = [false, true].flatMap(takesLong => {
    const queueDefinitions = definitions.filter(definition => Boolean(definition.takesLong) === takesLong);
    return queueDefinitions.length > 0
      ? [startQueueWorker(queueName(takesLong), queueDefinitions, lockMs)]
      : [];
  });
  return { close: async () => void (await Promise.all(workers.map(worker => worker.close()))) };
}
