import { gauge } from "../metrics";
import { jobQueue, type QueuedJob } from ".";

const states = ["waiting", "delayed", "active"] as const;
const queues = [
  { queue: "short", read: () => jobQueue() },
  { queue: "long", read: () => jobQueue(true) },
];
/** Jobs to look at for the oldest one; the queue returns the oldest first. */
const maxLookedAt = 50;

/** Adds gauges about the job queues to the metrics. Each process reports those of the whole instance. */
export function addQueueMetrics(): void {
  gauge(
    "tonearm_queue_jobs",
    "Jobs of the whole instance by queue and state: waiting for a worker, delayed until a time, or active.",
    ["queue", "state"],
    async () => {
      const counts = await Promise.all(queues.map(({ read }) => read().getJobCounts(...states)));
      return queues.flatMap(({ queue }, index) =>
        states.map(state => ({ labels: { queue, state }, value: counts[index]?.[state] ?? 0 })),
      );
    },
  );
  gauge(
    "tonearm_queue_lag_seconds",
    "Seconds since the oldest job of the whole instance was due that no worker has started, by queue; 0 if none is due.",
    ["queue"],
    async () => {
      const jobs = await Promise.all(
        queues.map(({ read }) => read().getJobs(["waiting", "delayed"], 0, maxLookedAt, true)),
      );
      return queues.map(({ queue }, index) => ({ labels: { queue }, value: lagOf(jobs[index] ?? []) }));
    },
  );
}

/** Leaves out jobs that have run before: the queue does not keep when such a job was due. */
function lagOf(jobs: (QueuedJob | undefined)[]): number {
  const dueTimes = jobs.flatMap(job =>
    job && job.processedOn === undefined ? [job.timestamp + (job.opts.delay ?? 0)] : [],
  );
  return Math.max(0, Date.now() - Math.min(Number.POSITIVE_INFINITY, ...dueTimes)) / 1000;
}
