import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import type { RequestListener, ServerResponse } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { releasePerProcess } from "@/lib/platform/per-process";
import { untilTrue } from "@/testing/system/event-loop";
import { startLocalServer } from "@/testing/system/local-server";
import { endStart, FairStart, startFairly } from "./fair-start";
import { inTurn } from "./page-turns";

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

it("While many starts are in progress, an address that has one of them waits for an end or 50 ms, and others do not", async () => {
  vi.useFakeTimers();
  const starts = new FairStart(4);
  const ends: (() => void)[] = [];
  const started = { ada: 0, ben: 0, eve: 0 };
  const add = (address: keyof typeof started, count: number) => {
    for (let index = 0; index < count; index++)
      starts.add(address, end => {
        started[address]++;
        ends.push(end);
      });
  };
  const startAll = () => vi.advanceTimersByTimeAsync(9);
  add("ada", 7);
  await startAll();
  expect(started).toEqual({ ada: 4, ben: 0, eve: 0 });
  add("ben", 3);
  add("eve", 1);
  await startAll();
  expect(started).toEqual({ ada: 4, ben: 1, eve: 1 });
  // Six are in progress. An end that is reported again must not count twice.
  for (let times = 0; times < 9; times++) ends[0]?.();
  await startAll();
  expect(started).toEqual({ ada: 4, ben: 1, eve: 1 });
  for (const end of ends.slice(1, 4)) end();
  await startAll();
  expect(ends).toHaveLength(8);
  expect(started.ada).toBeGreaterThan(4);
  await vi.advanceTimersByTimeAsync(100);
  expect(started).toEqual({ ada: 7, ben: 3, eve: 1 });
});

it("No number of addresses keeps requests of another one waiting", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const starts = new FairStart(4);
  let started = 0;
  for (let address = 0; address < 50; address++) starts.add(String(address), () => started++);
  await untilTrue(() => started === 50);
});

/** Starts a server whose listener runs for each request at its start. */
async function serve(listener: RequestListener) {
  let arrivals = 0;
  const startListener = startFairly(listener);
  const url = await startLocalServer((request, response) => {
    arrivals++;
    startListener(request, response);
  });
  const loads: Promise<Response>[] = [];
  /** Sends a request and waits until the server has it. */
  const load = async (address: string, path = "/") => {
    loads.push(fetch(url + path, { headers: { "x-forwarded-for": address } }));
    await untilTrue(() => arrivals === loads.length);
  };
  return { load, replies: () => Promise.all(loads) };
}

it("Of one address, twelve requests start at once, further ones when one has ended its start or is answered; others need not wait", async () => {
  // Requests that hang for long let others start.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const open: { address: unknown; response: ServerResponse; endOwnStart: () => void }[] = [];
  const { load, replies } = await serve(({ headers }, response) =>
    open.push({ address: headers["x-forwarded-for"], response, endOwnStart: AsyncResource.bind(endStart) }),
  );
  for (let count = 0; count < 15; count++) await load("198.51.100.1");
  await untilTrue(() => open.length === 12);
  await load("198.51.100.2");
  await untilTrue(() => open.length === 13);
  expect(open[12]?.address).toBe("198.51.100.2");
  open[12]?.endOwnStart();
  expect(open).toHaveLength(13);
  open[0]?.endOwnStart();
  open[1]?.response.end();
  await untilTrue(() => open.length === 15);
  open[2]?.response.end();
  await untilTrue(() => open.length === 16);
  for (const { response } of open) response.end();
  await replies();
});

it.each(["/_next/static/chunk.js", "/help/pictures/a.png", "/admin/queue"])(
  "Requests for %s, which need no person, start without waiting for each other's replies",
  async path => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const open: ServerResponse[] = [];
    const { load, replies } = await serve(inTurn((_, response) => open.push(response)));
    for (let count = 0; count < 20; count++) await load("198.51.100.1", path);
    await untilTrue(() => open.length === 20);
    for (const response of open) response.end();
    await replies();
  },
);
