import { randomUUID } from "node:crypto";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue, type JobDefinition, startWorker } from ".";

afterAll(closeQueue);

type Payload = { name: string };

/** A job that notes its runs; `answers` are what it returns, run by run. */
function noting(...answers: (Date | Error | undefined)[]) {
  const runs: { name: string; at: number }[] = [];
  const definition: JobDefinition<Payload> = {
    name: `note-${randomUUID()}`,
    payload: z.object({ name: z.string() }),
    async handle({ name }) {
      const answer = answers[runs.length];
      runs.push({ name, at: Date.now() });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { definition, runs };
}

// biome-ignore lint/suspicious/noExplicitAny: definitions with payloads of different types, as startWorker takes them
function work(...definitions: JobDefinition<any>[]) {
  const worker = startWorker(definitions);
  onTestFinished(worker.close);
}

/** Waits until a job that was enqueued after everything else has run, so that the others had their turn. */
async function untilWorkedOff(last: ReturnType<typeof noting>) {
  await enqueue(last.definition, randomUUID(), { name: "last" });
  await vi.waitFor(() => expect(last.runs).toHaveLength(1), 15_000);
}

it("runs a job once that was enqueued twice under one id", async () => {
  const { definition, runs } = noting();
  const last = noting();
  const id = randomUUID();
  await Promise.all([enqueue(definition, id, { name: "a" }), enqueue(definition, id, { name: "a" })]);
  work(definition, last.definition);
  await untilWorkedOff(last);
  expect(runs.map(run => run.name)).toEqual(["a"]);
});

it("runs a job again at the moment that it returns", async () => {
  const again = new Date(Date.now() + 2_000);
  const { definition, runs } = noting(again, undefined);
  work(definition);
  await enqueue(definition, randomUUID(), { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
  expect(runs[1]?.at).toBeGreaterThanOrEqual(again.getTime() - 20);
});

it("knows a job that waits for its next run, and does not queue it a second time", async () => {
  const { definition, runs } = noting(new Date(Date.now() + 2_000), undefined, undefined);
  const last = noting();
  const id = randomUUID();
  work(definition, last.definition);
  await enqueue(definition, id, { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(1), 15_000);
  await enqueue(definition, id, { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
  await untilWorkedOff(last);
  expect(runs).toHaveLength(2);
});

it("keeps a job until its moment has come", async () => {
  const { definition, runs } = noting();
  const at = new Date(Date.now() + 1_500);
  work(definition);
  await enqueue(definition, randomUUID(), { name: "later" }, at);
  await vi.waitFor(() => expect(runs).toHaveLength(1), 15_000);
  expect(runs[0]?.at).toBeGreaterThanOrEqual(at.getTime() - 20);
});

it("goes on with other jobs when one fails, and takes its id again afterwards", async () => {
  const failing = noting(new Error("broken"), undefined);
  const last = noting();
  const id = randomUUID();
  work(failing.definition, last.definition);
  await enqueue(failing.definition, id, { name: "a" });
  await untilWorkedOff(last);
  expect(failing.runs).toHaveLength(1);
  // The failed entry leaves the queue a moment after its handler has ended; until then its id is taken.
  await vi.waitFor(async () => {
    await enqueue(failing.definition, id, { name: "again" });
    expect(failing.runs).toHaveLength(2);
  }, 15_000);
});

it("gives a handler nothing that does not fit its payload", async () => {
  const { definition, runs } = noting();
  const last = noting();
  work(definition, last.definition);
  await enqueue(definition as unknown as JobDefinition<unknown>, randomUUID(), { title: 7 });
  await untilWorkedOff(last);
  expect(runs).toEqual([]);
});
