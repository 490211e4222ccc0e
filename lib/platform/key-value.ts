import { Redis } from "@upstash/redis";
import { Redis as TcpRedis } from "ioredis";
import { env } from "./env";
import { log } from "./log";
import { perProcess } from "./per-process";

/** Counters that expire, for rate limits. */
export type KeyValue = {
  /** Adds `by` (default 1) to a counter that expires `seconds` after its first increment; resolves to the new count. */
  increment(key: string, seconds: number, by?: number): Promise<number>;
};

/** Counters in the memory of this process. */
export function memoryKeyValue(now: () => number = Date.now): KeyValue {
  const counters = new Map<string, { count: number; until: number }>();
  return {
    async increment(key, seconds, by = 1) {
      if (counters.size > 10_000)
        for (const [oldKey, { until }] of counters) if (until <= now()) counters.delete(oldKey);
      const existing = counters.get(key);
      const counter =
        existing && existing.until > now() ? existing : { count: 0, until: now() + seconds * 1000 };
      counter.count += by;
      counters.set(key, counter);
      return counter.count;
    },
  };
}

/** Counters in Redis, shared by all processes. */
export function redisKeyValue(redis: Redis): KeyValue {
  const script =
    "local n = redis.call('INCRBY', KEYS[1], ARGV[2]) if redis.call('TTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return n";
  return {
    increment: (key, seconds, by = 1) => redis.eval<[number, number], number>(script, [key], [seconds, by]),
  };
}

/** Creates an Upstash client that sends its commands through ioredis. */
function tcpRedis(url: string): Redis {
  const tcp = new TcpRedis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false });
  tcp.on("error", error =>
    log.warn({ error: error.message }, "Redis is unavailable; counting in this process"),
  );
  return new Redis({
    request: async <T>({ body }: { body?: unknown }) => {
      const [command, ...values] = (body as unknown[]).map(String);
      if (!command) throw new Error("Empty Redis command");
      return { result: (await tcp.call(command, ...values)) as T };
    },
  });
}

/** Uses `fallback` whenever `primary` fails: without Redis, each process counts for itself and no request fails. */
function withFallback(primary: KeyValue, fallback: KeyValue): KeyValue {
  return {
    increment: (key, seconds, by) =>
      primary.increment(key, seconds, by).catch(() => fallback.increment(key, seconds, by)),
  };
}

function create(): KeyValue {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, REDIS_URL } = env();
  if (url && token) return withFallback(redisKeyValue(new Redis({ url, token })), memoryKeyValue());
  if (REDIS_URL) return withFallback(redisKeyValue(tcpRedis(REDIS_URL)), memoryKeyValue());
  return memoryKeyValue();
}

/** The counters of this instance. */
export const keyValue = (): KeyValue => perProcess("key-value", create);
