import { perProcess } from "../per-process";
import { sharedRedis } from "../redis";
import { postgresValues } from "./postgres-values";
import { redisValues } from "./redis-values";
import type { PersonValues } from "./values-store";

/** Uses PostgreSQL while Redis is away: what is in Redis has to be fetched again, and nothing fails. */
const withPostgres = (redis: PersonValues): PersonValues => ({
  read: (...input) => redis.read(...input).catch(() => postgresValues.read(...input)),
  write: (...input) => redis.write(...input).catch(() => postgresValues.write(...input)),
  lease: (...input) => redis.lease(...input).catch(() => postgresValues.lease(...input)),
  release: (...input) => redis.release(...input).catch(() => postgresValues.release(...input)),
  // What Redis cannot delete while it is away expires there.
  forget: (...input) =>
    redis
      .forget(...input)
      .finally(() => postgresValues.forget(...input))
      .catch(() => undefined),
  size: () => redis.size(),
});

function open() {
  const redis = sharedRedis();
  return redis
    ? { place: "redis", values: withPostgres(redisValues(redis)) }
    : { place: "postgres", values: postgresValues };
}

const opened = () => perProcess("person values", open);

/** Returns the values of people: in Redis if the instance has one, otherwise in PostgreSQL. */
export const personValues = (): PersonValues => opened().values;

/** Tells where the values are: `redis` or `postgres`. */
export const placeOfValues = (): string => opened().place;
