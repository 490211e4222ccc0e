import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Turns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { atOnce: 2, waiting: 1, waitMs: 1_000 };

it("Work beyond a person's turns starts when an earlier turn ends, and other people do not wait", async () => {
  const turns = new Turns(limits);
  const endFirst = await turns.take("ada");
  await turns.take("ada");
  let hasStarted = false;
  const third = turns.take("ada").then(() => {
    hasStarted = true;
  });
  await turns.take("eve");
  expect(hasStarted).toBe(false);
  endFirst();
  // A turn that is ended again must not start another one.
  endFirst();
  await third;
  expect(hasStarted).toBe(true);
  await expect(Promise.race([turns.take("ada"), vi.advanceTimersByTimeAsync(1_000)])).rejects.toMatchObject({
    code: "too_many_requests",
  });
});

it("Work that gets no turn in time, or finds too much work waiting, is refused with a time to try again", async () => {
  const turns = new Turns(limits);
  const end = await turns.take("ada");
  await turns.take("ada");
  const refusal = { code: "too_many_requests", retryAt: expect.any(Date) };
  const waiting = expect(turns.take("ada")).rejects.toMatchObject(refusal);
  await expect(turns.take("ada")).rejects.toMatchObject(refusal);
  await vi.advanceTimersByTimeAsync(1_000);
  await waiting;
  end();
  await expect(turns.take("ada")).resolves.toBeInstanceOf(Function);
});

it("While a crowd of a person's requests waits, each turn is followed by a pause", async () => {
  const turns = new Turns({ ...limits, atOnce: 1, waiting: 9, crowd: { from: 2, pauseMs: 100 } });
  const end = await turns.take("ada");
  const started: number[] = [];
  for (const number of [1, 2])
    void turns.take("ada").then(endNext => {
      started.push(number);
      endNext();
    });
  end();
  await vi.advanceTimersByTimeAsync(99);
  expect(started).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(started).toEqual([1, 2]);
});

it("A request that is refused in a pause before its turn leaves the turn to the next one", async () => {
  const turns = new Turns({ ...limits, atOnce: 1, waiting: 9, crowd: { from: 2, pauseMs: 100 } });
  const end = await turns.take("ada");
  const refused = expect(turns.take("ada")).rejects.toMatchObject({ code: "too_many_requests" });
  await vi.advanceTimersByTimeAsync(950);
  const next = turns.take("ada");
  end();
  await vi.advanceTimersByTimeAsync(100);
  await refused;
  await expect(next).resolves.toBeInstanceOf(Function);
});

it("A turn that did no work is followed by no pause", async () => {
  const turns = new Turns({ ...limits, atOnce: 1, waiting: 9, crowd: { from: 2, pauseMs: 100 } });
  const end = await turns.take("ada");
  const next = turns.take("ada");
  void turns.take("ada");
  end({ isUnused: true });
  await expect(next).resolves.toBeInstanceOf(Function);
});
