import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { releasePerProcess } from "@/lib/platform/per-process";
import { startLocalServer } from "@/testing/system/local-server";
import { endStart, FairStart, startFairly } from "./fair-start";

afterEach(() => {
  vi.useRealTimers();
  releasePerProcess("request starts");
});

it("A task of an address that has few starts soon, others in turn, and other events come between them", async () => {
  const starts = new FairStart(99);
  const started: string[] = [];
  const start = (address: string, number: number) =>
    starts.add(address, () => started.push(`${address} ${number}`));
  for (const address of ["ada", "ben"]) for (const number of [1, 2, 3]) start(address, number);
  starts.add("eve", () => {
    started.push("eve 1");
    setImmediate(() => started.push("event"));
    start("eve", 2);
  });
  const order = ["eve 1", "ada 1", "event", "eve 2", "ben 1", "ada 2", "ben 2", "ada 3", "ben 3"];
  await expect.poll(() => started).toEqual(order);
});

it("A task runs in the asynchronous context in which it was added", async () => {
  const starts = new FairStart(2);
  const context = new AsyncLocalStorage<string>();
  const contexts = await Promise.all(
    ["ada", "eve"].map(
      name =>
        new Promise(resolve =>
          context.run(name, () => starts.add("address", () => resolve(context.getStore()))),
        ),
    ),
  );
  expect(contexts).toEqual(["ada", "eve"]);
});

it("Further tasks wait while as many as allowed have not ended, but not for one that hangs", async () => {
  vi.useFakeTimers();
  const starts = new FairStart(2);
  const ends: (() => void)[] = [];
  for (let index = 0; index < 6; index++) starts.add("ada", end => ends.push(end));
  await vi.advanceTimersByTimeAsync(10);
  expect(ends).toHaveLength(2);
  // A task that ends again must not start another one.
  for (let times = 0; times < 2; times++) ends[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(ends).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(40);
  expect(ends).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(6);
});

it("Requests beyond six wait until one has ended its start or is answered, and those of other addresses come first", async () => {
  // Requests that hang for long let others start.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const open: { address: unknown; response: ServerResponse; endOwnStart: () => void }[] = [];
  let arrivals = 0;
  const listener = startFairly(({ headers }, response) =>
    open.push({ address: headers["x-forwarded-for"], response, endOwnStart: AsyncResource.bind(endStart) }),
  );
  const url = await startLocalServer((request, response) => {
    arrivals++;
    listener(request, response);
  });
  const load = (address: string) => fetch(url, { headers: { "x-forwarded-for": address } });
  const loads = Array.from({ length: 10 }, () => load("198.51.100.1"));
  // Polling would advance the faked clock.
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise(resolve => setImmediate(resolve));
  };
  await until(() => arrivals === 10);
  loads.push(load("198.51.100.2"));
  await until(() => arrivals === 11);
  expect(open).toHaveLength(6);
  open[0]?.endOwnStart();
  open[1]?.response.end();
  await until(() => open.length === 8);
  expect(open.slice(6).map(({ address }) => address)).toContain("198.51.100.2");
  for (const { response } of open.slice(2)) response.end();
  await until(() => open.length === 11);
  for (const { response } of open) response.end();
  await Promise.all(loads);
});
