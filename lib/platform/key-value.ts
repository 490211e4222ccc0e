import { LRUCache } from "lru-cache";
import { env } from "./env";
import { log } from "./log";
import { perProcess } from "./per-process";
import { type SharedRedis, sharedRedis } from "./redis";

/** The value of a counter, and the milliseconds until it expires. */
export type Count = { count: number; msLeft: number };

/** Counters that expire, for rate limits. */
export type KeyValue = {
  /** Adds `by` (default 1) to a counter that expires `seconds` after its first increment. With 0, only reads it. */
  increment(key: string, seconds: number, by?: number): Promise<Count>;
};

/**
 * The maximum number of counters in memory, some 20 MB. Beyond it, the counters that were not used for the longest time are dropped,
 * because looking for expired counters would make each increment slower the more counters there are.
 */
const maxCounters = 100_000;

/** Counters in the memory of this process. */
export function memoryKeyValue(now: () => number = Date.now): KeyValue {
  const counters = new LRUCache<string, { count: number; until: number }>({ max: maxCounters });
  return {
    async increment(key, seconds, by = 1) {
      let counter = counters.get(key);
      if (!counter || counter.until <= now()) counter = { count: 0, until: now() + seconds * 1000 };
      counter.count = Math.max(0, counter.count + by);
      if (counter.count > 0) counters.set(key, counter);
      return { count: counter.count, msLeft: counter.until - now() };
    },
  };
}

/** Counters in Redis, shared by all processes. */
function redisKeyValue(redis: SharedRedis): KeyValue {
  const script = `if ARGV[2] + 0 <= 0 and redis.call('EXISTS', KEYS[1]) == 0 then return {0, ARGV[1] * 1000} end
    local n = redis.call('INCRBY', KEYS[1], ARGV[2])
    if redis.call('TTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
    return {n, redis.call('PTTL', KEYS[1])}`;
  return {
    async increment(key, seconds, by = 1) {
      const [count, msLeft] = await redis.run(client =>
        client.eval<[number, number], [number, number]>(script, [key], [seconds, by]),
      );
      return { count, msLeft };
    },
  };
}

/** Uses `fallback` whenever `primary` fails: without Redis, each process counts for itself and no request fails. */
function withFallback(primary: KeyValue, fallback: KeyValue): KeyValue {
  return {
    increment: (key, seconds, by) =>
      primary.increment(key, seconds, by).catch(() => fallback.increment(key, seconds, by)),
  };
}

function create(): KeyValue {
  const redis = sharedRedis();
  return redis ? withFallback(redisKeyValue(redis), memoryKeyValue()) : memoryKeyValue();
}

/** Warns at the start if there are several processes and no Redis: limits then grow with the number of processes. */
export function warnOfSplitCounters(): void {
  const { WORKER, REDIS_URL, UPSTASH_REDIS_REST_URL } = env();
  if (WORKER === "none" && !REDIS_URL && !UPSTASH_REDIS_REST_URL)
    log.warn({}, "Without REDIS_URL, each process counts requests and failed sign-ins for itself");
}

/** The counters of this instance. */
export const keyValue = (): KeyValue => perProcess("key-value", create);
