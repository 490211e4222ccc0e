import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { env } from "./env";
import { keyValue, memoryKeyValue } from "./key-value";
import { releasePerProcess } from "./per-process";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** Opens the counters that the current settings ask for. */
const openCounters = () => {
  releasePerProcess("key-value");
  return keyValue();
};

const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

describe("counters in memory", () => {
  it("counters in memory count up, and can be read without counting", async () => {
    const store = memoryKeyValue();
    expect([
      await store.increment("a", 60),
      await store.increment("a", 60),
      await store.increment("b", 60),
    ]).toEqual([1, 2, 1]);
    expect([
      await store.increment("a", 60, 0),
      await store.increment("a", 60, 0),
      await store.increment("none", 60, 0),
    ]).toEqual([2, 2, 0]);
  });

  it("counters in memory expire after their first increment and start again", async () => {
    let now = 0;
    const store = memoryKeyValue(() => now);
    await store.increment("a", 10);
    now = 9_999;
    expect(await store.increment("a", 10)).toBe(2);
    now = 10_000;
    expect(await store.increment("a", 60, 0)).toBe(0);
    expect(await store.increment("a", 10)).toBe(1);
  });

  it("counters in memory count concurrent increments", async () => {
    const store = memoryKeyValue();
    const counts = await Promise.all(Array.from({ length: 100 }, () => store.increment("a", 60)));
    expect(new Set(counts).size).toBe(100);
  });
});

describe.skipIf(!hasRedis)("counters in Redis (needs the program redis-server)", () => {
  let server: ChildProcess | undefined;
  let port = 0;

  async function startRedis() {
    server = spawn("redis-server", ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    for await (const line of server.stdout ?? []) if (String(line).includes("Ready to accept")) break;
  }
  async function stopRedis() {
    const running = server;
    server = undefined;
    if (!running) return;
    running.kill("SIGKILL");
    await once(running, "exit");
  }

  beforeAll(async () => {
    port = await freePort();
    await startRedis();
    env().REDIS_URL = `redis://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    env().REDIS_URL = undefined;
    releasePerProcess("key-value");
    await stopRedis();
  });

  it("counters in Redis are shared by all processes and expire", async () => {
    const [store, other] = [openCounters(), openCounters()];
    await vi.waitFor(async () => {
      await store.increment("ready", 60);
      expect(await other.increment("ready", 60, 0)).toBeGreaterThan(0);
    }, 5_000);
    expect(await store.increment("shared", 1)).toBe(1);
    expect(await other.increment("shared", 1)).toBe(2);
    expect(await store.increment("shared", 60, 0)).toBe(2);
    expect(await store.increment("none", 60, 0)).toBe(0);
    await vi.waitFor(async () => expect(await store.increment("shared", 60, 0)).toBe(0), 5_000);
  });

  it("while Redis is down, each process counts for itself", async () => {
    const [store, other] = [openCounters(), openCounters()];
    await vi.waitFor(async () => {
      await store.increment("before", 60);
      expect(await other.increment("before", 60, 0)).toBeGreaterThan(0);
    }, 5_000);
    await stopRedis();
    const counts = [];
    for (let time = 0; time < 3; time++) counts.push(await store.increment("while gone", 60));
    expect(counts).toEqual([1, 2, 3]);
    expect(await store.increment("while gone", 60, 0)).toBe(3);
    await startRedis();
    await vi.waitFor(async () => expect(await store.increment("while gone", 60, 0)).toBe(0), 10_000);
  });
});

describe("counters with a Redis that never responds", () => {
  it("counters count in memory when no Redis responds", async () => {
    env().REDIS_URL = `redis://127.0.0.1:${await freePort()}`;
    const store = openCounters();
    env().REDIS_URL = undefined;
    releasePerProcess("key-value");
    expect([await store.increment("a", 60), await store.increment("a", 60)]).toEqual([1, 2]);
  });
});
