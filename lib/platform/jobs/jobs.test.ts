import { randomUUID } from "node:crypto";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue, type JobDefinition, startWorker } from ".";
import { handleBoardRequest } from "./board";

afterAll(closeQueue);

type Payload = { name: string };

/** Creates a job that records its runs. Run number n returns `outcomes[n]`, or throws it if it is an error. */
function recordingJob(...outcomes: (Date | Error | undefined)[]) {
  const runs: { name: string; at: number }[] = [];
  const definition: JobDefinition<Payload> = {
    name: `note-${randomUUID()}`,
    payload: z.object({ name: z.string() }),
    async handle({ name }) {
      const outcome = outcomes[runs.length];
      runs.push({ name, at: Date.now() });
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  return { definition, runs };
}

// biome-ignore lint/suspicious/noExplicitAny: definitions with payloads of different types, as startWorker accepts them
function startTestWorker(...definitions: JobDefinition<any>[]) {
  const worker = startWorker(definitions);
  onTestFinished(worker.close);
}

/** Enqueues a last job and waits until it has run, so that all jobs before it have run too. */
async function waitForEarlierJobs(last: ReturnType<typeof recordingJob>) {
  await enqueue(last.definition, randomUUID(), { name: "last" });
  await vi.waitFor(() => expect(last.runs).toHaveLength(1), 15_000);
}

it("a job that is enqueued twice with the same id runs once", async () => {
  const { definition, runs } = recordingJob();
  const last = recordingJob();
  const id = randomUUID();
  await Promise.all([enqueue(definition, id, { name: "a" }), enqueue(definition, id, { name: "a" })]);
  startTestWorker(definition, last.definition);
  await waitForEarlierJobs(last);
  expect(runs.map(run => run.name)).toEqual(["a"]);
});

it("a job runs again at the time that its handler returns", async () => {
  const nextRunAt = new Date(Date.now() + 2_000);
  const { definition, runs } = recordingJob(nextRunAt, undefined);
  startTestWorker(definition);
  await enqueue(definition, randomUUID(), { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
  expect(runs[1]?.at).toBeGreaterThanOrEqual(nextRunAt.getTime() - 20);
});

it("a job that waits for its next run is not queued a second time", async () => {
  const { definition, runs } = recordingJob(new Date(Date.now() + 2_000), undefined, undefined);
  const last = recordingJob();
  const id = randomUUID();
  startTestWorker(definition, last.definition);
  await enqueue(definition, id, { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(1), 15_000);
  await enqueue(definition, id, { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
  await waitForEarlierJobs(last);
  expect(runs).toHaveLength(2);
});

it("a job does not run before its scheduled time", async () => {
  const { definition, runs } = recordingJob();
  const at = new Date(Date.now() + 1_500);
  startTestWorker(definition);
  await enqueue(definition, randomUUID(), { name: "later" }, at);
  await vi.waitFor(() => expect(runs).toHaveLength(1), 15_000);
  expect(runs[0]?.at).toBeGreaterThanOrEqual(at.getTime() - 20);
});

it("a failing job does not stop others, and its id can be used again", async () => {
  const failing = recordingJob(new Error("broken"), undefined);
  const last = recordingJob();
  const id = randomUUID();
  startTestWorker(failing.definition, last.definition);
  await enqueue(failing.definition, id, { name: "a" });
  await waitForEarlierJobs(last);
  expect(failing.runs).toHaveLength(1);
  // The id of a failed job is free a moment after its handler has ended. More than one of the attempts may run.
  await vi.waitFor(async () => {
    await enqueue(failing.definition, id, { name: "again" });
    expect(failing.runs.length).toBeGreaterThan(1);
  }, 15_000);
});

it("A job that could not reach the database runs again", async () => {
  const outage = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const { definition, runs } = recordingJob(outage, undefined);
  const last = recordingJob();
  startTestWorker(definition, last.definition);
  const id = randomUUID();
  await enqueue(definition, id, { name: "a" });
  await waitForEarlierJobs(last);
  await vi.waitFor(async () => {
    const promote = { method: "PUT", path: `/api/queues/tonearm/${id}/promote`, query: {}, body: {} };
    expect((await handleBoardRequest("/admin/queue", promote)).status).toBe(204);
  }, 5_000);
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
});

it("a handler gets only valid payloads", async () => {
  const { definition, runs } = recordingJob();
  const last = recordingJob();
  startTestWorker(definition, last.definition);
  await enqueue(definition as unknown as JobDefinition<unknown>, randomUUID(), { title: 7 });
  await waitForEarlierJobs(last);
  expect(runs).toEqual([]);
});
