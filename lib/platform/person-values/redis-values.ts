import type { SharedRedis } from "../redis";
import type { PersonValues, StoredSize } from "./values-store";

/**
 * The maximum number of values of one person, the ones that expire last. Tonearm's queue needs a Redis that evicts nothing, so the
 * values must not fill it.
 */
const maxValues = 10_000;

/** A hash of each person's number of values, bytes, expiry and id. */
const sizesKey = "values/sizes";
const valuesKey = (userId: string) => `values/${userId}`;
const expiriesKey = (userId: string) => `values/${userId}/expiries`;
const leaseKey = (userId: string, key: string) => `values/${userId}/lease/${key}`;

/**
 * Writes values of a person and removes the expired ones. A person's values are one hash, because Redis before 7.4 has no expiry of
 * fields and Upstash wants to know all keys of a script beforehand. A sorted set has the expiries of the fields.
 * ARGV: now, the maximum, the person, the expiry, and then keys and values.
 */
const writeScript = `
local _, bytes = string.match(redis.call('HGET', KEYS[3], ARGV[3]) or '', '(%d+) (%d+)')
bytes = redis.call('EXISTS', KEYS[1]) == 1 and tonumber(bytes or 0) or 0
local function remove(field)
  bytes = bytes - redis.call('HSTRLEN', KEYS[1], field)
  redis.call('HDEL', KEYS[1], field)
  redis.call('ZREM', KEYS[2], field)
end
for _, field in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1])) do remove(field) end
for i = 5, #ARGV, 2 do
  remove(ARGV[i])
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[i])
  bytes = bytes + #ARGV[i + 1]
end
local excess = redis.call('ZCARD', KEYS[2]) - ARGV[2]
if excess > 0 then for _, field in ipairs(redis.call('ZRANGE', KEYS[2], 0, excess - 1)) do remove(field) end end
local last = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2]
if last then
  redis.call('PEXPIREAT', KEYS[1], last)
  redis.call('PEXPIREAT', KEYS[2], last)
  redis.call('HSET', KEYS[3], ARGV[3], redis.call('ZCARD', KEYS[2]) .. ' ' .. bytes .. ' ' .. last .. ' ' .. ARGV[3])
end`;

type Stored = { expiresAt: number; value: unknown };

/** Values in Redis. */
export const redisValues = (redis: SharedRedis): PersonValues => ({
  async read(userId, keys) {
    if (keys.length === 0) return new Map();
    const fields = await redis.run(client =>
      client.hmget<Record<string, Stored | null>>(valuesKey(userId), ...keys),
    );
    const found = Object.entries(fields ?? {}).filter(
      ([, stored]) => stored && stored.expiresAt > Date.now(),
    );
    return new Map(found.map(([key, stored]) => [key, stored?.value]));
  },

  async write(userId, values, seconds) {
    if (values.size === 0) return;
    const now = Date.now();
    const expiresAt = now + seconds * 1000;
    const fields = [...values].flatMap(([key, value]) => [
      key,
      JSON.stringify({ expiresAt, value } satisfies Stored),
    ]);
    await redis.run(client =>
      client.eval(
        writeScript,
        [valuesKey(userId), expiriesKey(userId), sizesKey],
        [now, maxValues, userId, expiresAt, ...fields],
      ),
    );
  },

  async lease(userId, key, seconds) {
    const set = await redis.run(client =>
      client.set(leaseKey(userId, key), 1, { nx: true, px: seconds * 1000 }),
    );
    return set === "OK";
  },

  async release(userId, key) {
    await redis.run(client => client.del(leaseKey(userId, key)));
  },

  async forget(userId) {
    await redis.run(client => client.del(valuesKey(userId), expiriesKey(userId)));
    await redis.run(client => client.hdel(sizesKey, userId));
  },

  async size() {
    const sizes = (await redis.run(client => client.hvals(sizesKey))) as string[];
    const total: StoredSize = { entries: 0, bytes: 0 };
    const expired: string[] = [];
    for (const size of sizes) {
      const [entries, bytes, expiresAt, userId = ""] = size.split(" ");
      if (Number(expiresAt) <= Date.now()) expired.push(userId);
      else {
        total.entries += Number(entries);
        total.bytes += Number(bytes);
      }
    }
    if (expired.length > 0) await redis.run(client => client.hdel(sizesKey, ...expired));
    return total;
  },
});
