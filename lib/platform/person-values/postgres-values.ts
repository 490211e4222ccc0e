import { personTransaction, preparedSql, sql } from "../db";
import type { PersonValues } from "./values-store";

const expiresSql = "now() + make_interval(secs => $3)";

/** Values in the table `cached_values`. A lease is a row, too. */
export const postgresValues: PersonValues = {
  async read(userId, keys) {
    const rows = await preparedSql<{ key: string; value: unknown }>(
      "SELECT key, value FROM cached_values WHERE user_id = $1 AND key = ANY($2::text[]) AND expires_at > now()",
      [userId, keys],
    );
    return new Map(rows.map(({ key, value }) => [key, value]));
  },

  async write(userId, values, seconds) {
    await personTransaction(userId, client =>
      client.query(
        `INSERT INTO cached_values (user_id, key, value, expires_at)
         SELECT $1, key, value, ${expiresSql} FROM unnest($2::text[], $4::jsonb[]) AS new (key, value)
         ON CONFLICT (user_id, key) DO UPDATE SET value = EXCLUDED.value, expires_at = EXCLUDED.expires_at`,
        [userId, [...values.keys()], seconds, [...values.values()].map(value => JSON.stringify(value))],
      ),
    );
  },

  async lease(userId, key, seconds) {
    const rows = await sql(
      `INSERT INTO cached_values AS stored (user_id, key, value, expires_at) VALUES ($1, $2, 'null', ${expiresSql})
       ON CONFLICT (user_id, key) DO UPDATE SET expires_at = EXCLUDED.expires_at WHERE stored.expires_at <= now()
       RETURNING key`,
      [userId, leaseKey(key), seconds],
    );
    return rows.length > 0;
  },

  async release(userId, key) {
    await sql("DELETE FROM cached_values WHERE user_id = $1 AND key = $2", [userId, leaseKey(key)]);
  },

  async forget(userId) {
    await sql("DELETE FROM cached_values WHERE user_id = $1", [userId]);
  },

  async size() {
    // Estimates of PostgreSQL, because counting would read the whole table.
    const [row] = await sql<{ entries: number; bytes: number }>(
      `SELECT GREATEST(reltuples, 0)::float AS entries, pg_total_relation_size(oid)::float AS bytes
       FROM pg_class WHERE oid = 'cached_values'::regclass`,
    );
    return row ?? { entries: 0, bytes: 0 };
  },
};

const leaseKey = (key: string) => `lease ${key}`;
