import { randomUUID } from "node:crypto";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue, type JobDefinition, startWorker } from ".";

afterAll(closeQueue);

type Payload = { name: string };

/** A job that records its runs. `answers` are its return values, run by run. */
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

// biome-ignore lint/suspicious/noExplicitAny: definitions with payloads of different types, as startWorker accepts them
function work(...definitions: JobDefinition<any>[]) {
  const worker = startWorker(definitions);
  onTestFinished(worker.close);
}

/** Waits until a job that is enqueued last has run, so that the others have run too. */
async function untilWorkedOff(last: ReturnType<typeof noting>) {
  await enqueue(last.definition, randomUUID(), { name: "last" });
  await vi.waitFor(() => expect(last.runs).toHaveLength(1), 15_000);
}

it("a job that was enqueued twice with one id runs once", async () => {
  const { definition, runs } = noting();
  const last = noting();
  const id = randomUUID();
  await Promise.all([enqueue(definition, id, { name: "a" }), enqueue(definition, id, { name: "a" })]);
  work(definition, last.definition);
  await untilWorkedOff(last);
  expect(runs.map(run => run.name)).toEqual(["a"]);
});

it("a job runs again at the moment that its handler returns", async () => {
  const again = new Date(Date.now() + 2_000);
  const { definition, runs } = noting(again, undefined);
  work(definition);
  await enqueue(definition, randomUUID(), { name: "a" });
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
  expect(runs[1]?.at).toBeGreaterThanOrEqual(again.getTime() - 20);
});

it("a job that waits for its next run is not queued a second time", async () => {
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

it("a job waits until its moment", async () => {
  const { definition, runs } = noting();
  const at = new Date(Date.now() + 1_500);
  work(definition);
  await enqueue(definition, randomUUID(), { name: "later" }, at);
  await vi.waitFor(() => expect(runs).toHaveLength(1), 15_000);
  expect(runs[0]?.at).toBeGreaterThanOrEqual(at.getTime() - 20);
});

it("a failing job does not stop others, and its id can be used again", async () => {
  const failing = noting(new Error("broken"), undefined);
  const last = noting();
  const id = randomUUID();
  work(failing.definition, last.definition);
  await enqueue(failing.definition, id, { name: "a" });
  await untilWorkedOff(last);
  expect(failing.runs).toHaveLength(1);
  // The id of a failed job is free a moment after its handler has ended.
  await vi.waitFor(async () => {
    await enqueue(failing.definition, id, { name: "again" });
    expect(failing.runs).toHaveLength(2);
  }, 15_000);
});

it("a handler gets only valid payloads", async () => {
  const { definition, runs } = noting();
  const last = noting();
  work(definition, last.definition);
  await enqueue(definition as unknown as JobDefinition<unknown>, randomUUID(), { title: 7 });
  await untilWorkedOff(last);
  expect(runs).toEqual([]);
});
