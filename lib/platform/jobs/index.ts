import { createPostgresBackend, DelayedError, Queue, Worker, withBackend } from "bullmq";
import { Redis } from "ioredis";
import type { z } from "zod";
import { env, requireSetting } from "../env";
import { log } from "../log";

/**
 * A job is data: its name, the schema of its payload, and what to do. A handler that returns a moment runs again then. What
 * takes minutes waits in a line of its own, so that it holds up nothing that takes a moment.
 */
export type JobDefinition<T> = {
  name: string;
  takesLong?: true;
  payload: z.ZodType<T>;
  handle: (payload: T) => Promise<Date | undefined>;
};

const queueName = (takesLong = false) => (takesLong ? "tonearm-long" : "tonearm");
const lockMs = 15_000;

const timing = { lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 1_000 };
const onPostgres = withBackend(createPostgresBackend);
const postgres = () => ({ connectionString: requireSetting("DATABASE_URL"), migrate: true, max: 4 });
/** A worker waits for Redis to come back; who asks for a job does not, a request stands behind it. */
const patientRedis = (url: string) => new Redis(url, { maxRetriesPerRequest: null });
const hastyRedis = (url: string) => new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });

type AnyQueue = {
  add(name: string, data: unknown, options: object): Promise<unknown>;
  close(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
};

function openQueue(name: string): AnyQueue {
  const { REDIS_URL } = env();
  const queue: AnyQueue = REDIS_URL
    ? new Queue(name, { connection: hastyRedis(REDIS_URL) })
    : new onPostgres.Queue(name, { connection: postgres() });
  queue.on("error", error => log.warn({ error: error.message }, "the job queue does not answer"));
  return queue;
}

const home = globalThis as typeof globalThis & { tonearmQueues?: Map<string, AnyQueue> };

/** A queue of this process, opened when it is first needed. */
export function jobQueue(takesLong?: boolean): AnyQueue {
  home.tonearmQueues ??= new Map();
  const name = queueName(takesLong);
  const queue = home.tonearmQueues.get(name) ?? openQueue(name);
  home.tonearmQueues.set(name, queue);
  return queue;
}

/**
 * Asks for a job to be worked on, at once or at a moment. `id` names the occasion: the same id is not queued twice.
 * The queue only says when; what a job is and how far it got is kept by the domain that owns it.
 */
export async function enqueue<T>(
  definition: JobDefinition<T>,
  id: string,
  payload: T,
  at?: Date,
): Promise<void> {
  const delay = at ? Math.max(0, at.getTime() - Date.now()) : 0;
  const options = { jobId: id, delay, removeOnComplete: true, removeOnFail: true };
  await jobQueue(definition.takesLong).add(definition.name, payload, options);
}

/** Closes the queues that `enqueue` opened. */
export async function closeQueue(): Promise<void> {
  const open = home.tonearmQueues?.values() ?? [];
  home.tonearmQueues = undefined;
  await Promise.all([...open].map(queue => queue.close()));
}

// biome-ignore lint/suspicious/noExplicitAny: a list of jobs with payloads of different types; each parses its own
type Definitions = JobDefinition<any>[];

type WorkedOn = {
  name: string;
  data: unknown;
  moveToDelayed: (timestamp: number, token?: string) => Promise<void>;
};

function workOn(queue: string, definitions: Definitions): { close: () => Promise<void> } {
  const { REDIS_URL } = env();
  const work = async (job: WorkedOn, token?: string) => {
    const definition = definitions.find(({ name }) => name === job.name);
    if (!definition) throw new Error(`No handler for the job ${job.name}`);
    const payload = definition.payload.parse(job.data);
    const again = await definition.handle(payload);
    if (!again) return;
    // The same entry goes back into the queue: under a new id, `enqueue` would not know that it is there already.
    await job.moveToDelayed(again.getTime(), token);
    throw new DelayedError();
  };
  const options = { ...timing, concurrency: 4 };
  const worker = REDIS_URL
    ? new Worker(queue, work, { ...options, connection: patientRedis(REDIS_URL) })
    : new onPostgres.Worker(queue, work, { ...options, connection: postgres() });
  worker.on("error", error => log.warn({ error: error.message }, "the job worker met an error"));
  worker.on("failed", (job, error) => log.error({ job: job?.name, error: error.message }, "a job failed"));
  return { close: () => worker.close() };
}

/** Starts working on jobs in this process. `close` waits for the ones that are running. */
export function startWorker(definitions: Definitions): { close: () => Promise<void> } {
  const workers = [false, true].flatMap(takesLong => {
    const mine = definitions.filter(definition => Boolean(definition.takesLong) === takesLong);
    return mine.length > 0 ? [workOn(queueName(takesLong), mine)] : [];
  });
  return { close: async () => void (await Promise.all(workers.map(worker => worker.close()))) };
}
