import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { onlyDeep } from "@/testing/depth";
import { freePort, hasRedis, startRedis, stopRedis, useRedis } from "@/testing/system/redis-server";
import { upstashStandIn } from "@/testing/system/upstash";
import { env } from "./env";
import { type KeyValue, keyValue, memoryKeyValue, warnOfSplitCounters } from "./key-value";
import { log } from "./log";

const deepIt = onlyDeep(it);

const increment = async (store: KeyValue, ...values: Parameters<KeyValue["increment"]>) =>
  (await store.increment(...values)).count;

type RedisSettings = Parameters<typeof useRedis>[0];

/** Opens the counters of a Redis, as another process would. */
const openCounters = (settings: RedisSettings) => {
  useRedis(settings);
  return keyValue();
};

describe("counters in memory", () => {
  it("counters in memory count up, and can be read without counting", async () => {
    const store = memoryKeyValue();
    expect([
      await increment(store, "a", 60),
      await increment(store, "a", 60),
      await increment(store, "b", 60),
    ]).toEqual([1, 2, 1]);
    expect([
      await increment(store, "a", 60, 0),
      await increment(store, "a", 60, 0),
      await increment(store, "none", 60, 0),
    ]).toEqual([2, 2, 0]);
  });

  it("counters in memory expire after their first increment and start again", async () => {
    let now = 0;
    const store = memoryKeyValue(() => now);
    await increment(store, "a", 10);
    now = 9_999;
    expect(await increment(store, "a", 10)).toBe(2);
    now = 10_000;
    expect(await increment(store, "a", 60, 0)).toBe(0);
    expect(await increment(store, "a", 10)).toBe(1);
  });

  it("counters in memory tell how long they last", async () => {
    let now = 0;
    const store = memoryKeyValue(() => now);
    expect(await store.increment("a", 10)).toEqual({ count: 1, msLeft: 10_000 });
    now = 4_000;
    expect(await store.increment("a", 10)).toEqual({ count: 2, msLeft: 6_000 });
  });

  it("a count that is undone after the counter expired does not count below zero", async () => {
    let now = 0;
    const store = memoryKeyValue(() => now);
    await store.increment("a", 10);
    now = 10_000;
    await store.increment("a", 10, -1);
    expect(await increment(store, "a", 10)).toBe(1);
  });

  deepIt("a hundred thousand counters do not make an increment slower", async () => {
    const store = memoryKeyValue();
    const timeIncrements = async (name: string) => {
      const startedAt = performance.now();
      for (let time = 0; time < 1_000; time++) await store.increment(`${name} ${time}`, 300);
      return performance.now() - startedAt;
    };
    const quick = await timeIncrements("first");
    for (let key = 0; key < 100_000; key++) void store.increment(`key ${key}`, 300);
    // Walking through all counters at each increment took a thousand times as long.
    expect(await timeIncrements("last")).toBeLessThan(50 * quick + 100);
  });

  it("counters in memory count concurrent increments", async () => {
    const store = memoryKeyValue();
    const counts = await Promise.all(Array.from({ length: 100 }, () => increment(store, "a", 60)));
    expect(new Set(counts).size).toBe(100);
  });
});

describe.skipIf(!hasRedis)("counters in Redis (needs the program redis-server)", () => {
  let server: ChildProcess;
  let upstash: Awaited<ReturnType<typeof upstashStandIn>>;
  let port = 0;
  const settingsOf = (name: string): RedisSettings =>
    name === "Upstash" ? upstash.settings : { REDIS_URL: `redis://127.0.0.1:${port}` };

  beforeAll(async () => {
    port = await freePort();
    server = await startRedis(port);
    upstash = await upstashStandIn(port, "secret");
  });
  afterAll(async () => {
    useRedis();
    upstash.close();
    await stopRedis(server);
  });

  it.each(["Redis", "Upstash"])(
    "counters in %s are shared by all processes from the first on",
    async name => {
      const [store, other] = [openCounters(settingsOf(name)), openCounters(settingsOf(name))];
      const key = `shared in ${name}`;
      // The first counter of a process too, before its connection is open.
      expect(await increment(store, key, 60)).toBe(1);
      expect(await increment(other, key, 60)).toBe(2);
      expect(await increment(store, key, 60, 0)).toBe(2);
      expect(await increment(store, "none", 60, 0)).toBe(0);
    },
  );

  it("counters in Redis expire after their first increment", async () => {
    const store = openCounters(settingsOf("Redis"));
    const { msLeft } = await store.increment("short", 1);
    expect(msLeft).toBeGreaterThan(0);
    expect(msLeft).toBeLessThanOrEqual(1_000);
    await vi.waitFor(async () => expect(await increment(store, "short", 60, 0)).toBe(0), 5_000);
    expect(await increment(store, "short", 60, -1)).toBe(0);
  });

  it("a wrong token of Upstash makes each process count for itself", async () => {
    const store = openCounters({ ...upstash.settings, UPSTASH_REDIS_REST_TOKEN: "wrong" });
    expect([await increment(store, "wrong", 60), await increment(store, "wrong", 60)]).toEqual([1, 2]);
    expect(await increment(openCounters(upstash.settings), "wrong", 60, 0)).toBe(0);
  });

  deepIt("while Redis is down, each process counts for itself", async () => {
    const [store, other] = [openCounters(settingsOf("Redis")), openCounters(settingsOf("Redis"))];
    await vi.waitFor(async () => {
      await increment(store, "before", 60);
      expect(await increment(other, "before", 60, 0)).toBeGreaterThan(0);
    }, 5_000);
    await stopRedis(server);
    const counts = [];
    for (let time = 0; time < 3; time++) counts.push(await increment(store, "while gone", 60));
    expect(counts).toEqual([1, 2, 3]);
    expect(await increment(store, "while gone", 60, 0)).toBe(3);
    server = await startRedis(port);
    await vi.waitFor(async () => expect(await increment(store, "while gone", 60, 0)).toBe(0), 10_000);
  });
});

it.each([
  { WORKER: "none", REDIS_URL: undefined, warnings: 1 },
  { WORKER: "none", REDIS_URL: "redis://127.0.0.1:1", warnings: 0 },
  { WORKER: "inline", REDIS_URL: undefined, warnings: 0 },
] as const)(
  "A start with $WORKER and Redis at $REDIS_URL gives $warnings warnings of counters that are split between processes",
  ({ warnings, ...settings }) => {
    using warn = vi.spyOn(log, "warn").mockReturnValue();
    const before = { ...env() };
    Object.assign(env(), settings);
    warnOfSplitCounters();
    Object.assign(env(), before, { REDIS_URL: before.REDIS_URL });
    expect(warn).toHaveBeenCalledTimes(warnings);
  },
);

it("counters count in memory when no Redis responds", async () => {
  const store = openCounters({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  useRedis();
  expect([await increment(store, "a", 60), await increment(store, "a", 60)]).toEqual([1, 2]);
});

it.each(["Redis", "Upstash"])(
  "%s that accepts connections and never answers delays one counter, and not each",
  async name => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const store = openCounters(
      name === "Redis"
        ? { REDIS_URL: `redis://127.0.0.1:${port}` }
        : { UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${port}`, UPSTASH_REDIS_REST_TOKEN: "secret" },
    );
    await increment(store, "first", 60);
    const startedAt = performance.now();
    for (let time = 0; time < 5; time++) await increment(store, `key ${time}`, 60);
    expect(performance.now() - startedAt).toBeLessThan(400);
    useRedis();
  },
);
