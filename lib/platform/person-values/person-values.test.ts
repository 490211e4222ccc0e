import type { ChildProcess } from "node:child_process";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { freePort, hasRedis, startRedis, stopRedis, useRedis } from "@/testing/system/redis-server";
import { upstashStandIn } from "@/testing/system/upstash";
import { sql } from "../db";
import { personValues } from "./person-values";

let server: ChildProcess | undefined;
let upstash: Awaited<ReturnType<typeof upstashStandIn>> | undefined;
let redis: Redis | undefined;
let port = 0;

beforeAll(async () => {
  if (!hasRedis) return;
  port = await freePort();
  server = await startRedis(port);
  redis = new Redis(port, "127.0.0.1");
  upstash = await upstashStandIn(port, "secret");
});
afterAll(async () => {
  useRedis();
  redis?.disconnect();
  upstash?.close();
  if (server) await stopRedis(server);
});

const settings = {
  PostgreSQL: () => ({}),
  Redis: () => ({ REDIS_URL: `redis://127.0.0.1:${port}` }),
  Upstash: () => upstash?.settings ?? {},
};
const odd = {
  text: "Bj\u00f6rk \u{1F3B5} \"'\\ \n",
  number: "123",
  list: [1, null, true, { deep: [] }],
  empty: "",
};
const write = (userId: string, values: Record<string, unknown>, seconds = 60) =>
  personValues().write(userId, new Map(Object.entries(values)), seconds);
const readAll = async (userId: string, ...keys: string[]) =>
  Object.fromEntries(await personValues().read(userId, keys));

describe.each(Object.keys(settings) as (keyof typeof settings)[])("values in %s", place => {
  const test = it.skipIf(!hasRedis && place !== "PostgreSQL");
  const person = async () => {
    useRedis(settings[place]());
    return (await createUser()).userId;
  };

  test(`values in ${place} are read as they were written, and missing ones are left out`, async () => {
    const userId = await person();
    await write(userId, { odd, "spotify:album:1/albums/0": "text" });
    expect(await readAll(userId, "odd", "none", "spotify:album:1/albums/0")).toEqual({
      odd,
      "spotify:album:1/albums/0": "text",
    });
    expect(await readAll(userId)).toEqual({});
    await write(userId, { odd: 1 });
    expect(await readAll(userId, "odd")).toEqual({ odd: 1 });
  });

  test(`values in ${place} expire`, async () => {
    const userId = await person();
    await write(userId, { long: 1 });
    await write(userId, { short: 1, other: 1 }, 0.2);
    expect(await readAll(userId, "long", "short")).toEqual({ long: 1, short: 1 });
    await vi.waitFor(async () =>
      expect(await readAll(userId, "long", "short", "other")).toEqual({ long: 1 }),
    );
  });

  test(`values in ${place} of two people are apart, and one person's can be forgotten`, async () => {
    const [mine, theirs] = [await person(), await person()];
    await write(mine, { a: "mine" });
    await write(theirs, { a: "theirs" });
    expect(await readAll(mine, "a")).toEqual({ a: "mine" });
    await personValues().forget(mine);
    expect(await readAll(mine, "a")).toEqual({});
    expect(await readAll(theirs, "a")).toEqual({ a: "theirs" });
    if (place !== "PostgreSQL") expect((await redis?.keys("*"))?.join(" ")).not.toContain(mine);
  });

  test(`a lease in ${place} belongs to one holder until it is released or expires`, async () => {
    const [mine, theirs] = [await person(), await person()];
    const takes = await Promise.all(range(5).map(() => personValues().lease(mine, "a", 60)));
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await personValues().lease(theirs, "a", 60)).toBe(true);
    await personValues().release(mine, "a");
    expect(await personValues().lease(mine, "a", 0.2)).toBe(true);
    await vi.waitFor(async () => expect(await personValues().lease(mine, "a", 60)).toBe(true));
  });

  test(`the size of the values in ${place} follows what is written and forgotten`, async () => {
    const userId = await person();
    await write(userId, { a: "x".repeat(50_000) });
    if (place === "PostgreSQL") await sql("ANALYZE cached_values");
    const before = await personValues().size();
    await write(userId, { a: odd, b: "y", c: "z" });
    await write(userId, { b: "y", c: "z" });
    if (place === "PostgreSQL") await sql("ANALYZE cached_values");
    const after = await personValues().size();
    expect(after.entries - before.entries).toBe(2);
    if (place === "PostgreSQL") return expect(after.bytes).toBeGreaterThan(0);
    expect(before.bytes - after.bytes).toBeGreaterThan(40_000);
    await personValues().forget(userId);
    expect((await personValues().size()).entries).toBe(before.entries - 1);
  });
});

it.skipIf(!hasRedis)("Redis keeps ten thousand values of a person, the ones that expire last", async () => {
  useRedis(settings.Redis());
  const { userId } = await createUser();
  await write(userId, { search: 1 }, 60);
  await write(userId, Object.fromEntries(range(10_000).map(number => [`track ${number}`, number])), 600);
  expect(await readAll(userId, "search", "track 0", "track 9999")).toEqual({
    "track 0": 0,
    "track 9999": 9999,
  });
});

it.skipIf(!hasRedis)("All that Redis has of people expires", async () => {
  useRedis(settings.Redis());
  const { userId } = await createUser();
  await write(userId, { a: 1, b: 2 });
  await personValues().lease(userId, "a", 60);
  for (const key of (await redis?.keys(`*${userId}*`)) ?? [])
    expect({ key, msLeft: await redis?.pttl(key) }).toEqual({ key, msLeft: expect.toSatisfy(ms => ms > 0) });
});
