import type pg from "pg";
import { inBackground, personTransaction, sql } from "@/lib/platform/db";
import { yearOf } from "@/lib/schemas/days";
import { mergeKeys } from "./merge-keys";
import {
  mergedKeys,
  refreshHours,
  refreshKeys,
  refreshMonths,
  refreshSongs,
  refreshYear,
} from "./refresh-sql";
import { zoneForSql } from "./time-zone";

/** Increase it when the figures are computed in another way, so that all are computed anew. */
const rules = 1;

/** How the figures of a person are computed. */
export type Basis = {
  /** The person's time zone, for dates in JavaScript and for PostgreSQL. */
  timeZone: string;
  sqlZone: string;
  withPolled: boolean;
  withPrivate: boolean;
};

type Freshness = {
  timeZone: string | null;
  withPolled: boolean;
  withPrivate: boolean;
  stored: { zone: string; withPolled: boolean; withPrivate: boolean; rules: number } | null;
  isStale: boolean;
};

const selectFreshness = `SELECT u.time_zone AS "timeZone", u.polled_statistics AS "withPolled", u.private_statistics AS "withPrivate",
    CASE WHEN s.user_id IS NOT NULL THEN json_build_object(
      'zone', s.time_zone, 'withPolled', s.with_polled, 'withPrivate', s.with_private, 'rules', s.rules) END AS stored,
    EXISTS (SELECT 1 FROM statistics_stale_months WHERE user_id = $1)
      OR EXISTS (SELECT 1 FROM statistics_songs WHERE user_id = $1 AND title_key IS NULL) AS "isStale"
  FROM users u LEFT JOIN statistics_states s ON s.user_id = u.id WHERE u.id = $1`;

const tables = ["hours", "months", "years", "songs", "stale_months", "states"].map(
  name => `statistics_${name}`,
);
const insertState = `INSERT INTO statistics_states (user_id, time_zone, with_polled, with_private, rules)
  VALUES ($1, $2, $3, $4, ${rules})`;
const markAll = `INSERT INTO statistics_stale_months (user_id, month)
  SELECT DISTINCT $1::uuid, date_trunc('month', (COALESCE(started_at, played_at) AT TIME ZONE 'UTC') + margin)::date
  FROM plays, unnest(ARRAY['-38 hours', '0', '14 hours']::interval[]) margin WHERE user_id = $1`;
const isBasis = `EXISTS (SELECT 1 FROM statistics_states WHERE user_id = $1
  AND (time_zone, with_polled, with_private, rules) = ($2, $3, $4, ${rules}))`;
const selectIsBasis = `SELECT ${isBasis} AS "isBasis"`;
/**
 * Takes the stale months of the latest year, so that what people look at first is ready first. Takes none once another request has
 * begun to compute on another basis.
 */
const takeStale = `DELETE FROM statistics_stale_months WHERE user_id = $1 AND ${isBasis} AND date_trunc('year', month) =
    (SELECT date_trunc('year', max(month)) FROM statistics_stale_months WHERE user_id = $1)
  RETURNING month::text`;

/** After years with more changed songs than this, the sums over all time are computed once, and not after each year. */
const manySongs = 500;
/** Stands for the sums over all time among the stale months. It is older than all of them, so it is taken last. */
const allSongs = "1000-01-01";
const markAllSongs = `INSERT INTO statistics_stale_months (user_id, month) VALUES ($1, '${allSongs}') ON CONFLICT DO NOTHING`;

/** Updates PostgreSQL's statistics after many changes: it would plan the keys and the page as if these tables were almost empty. */
const analyze =
  "ANALYZE (SKIP_LOCKED) statistics_hours, statistics_months, statistics_years, statistics_songs";

/** Deletes all that was computed about a person, without their plays. */
export async function deleteFigures(
  run: (text: string, values: unknown[]) => Promise<unknown>,
  userId: string,
) {
  for (const table of tables) await run(`DELETE FROM ${table} WHERE user_id = $1::uuid`, [userId]);
}

const basisValues = (userId: string, { sqlZone, withPolled, withPrivate }: Basis) => [
  userId,
  sqlZone,
  withPolled,
  withPrivate,
];

/** Marks everything stale, unless another request has done so on the same basis. */
async function beginAnew(client: pg.PoolClient, userId: string, basis: Basis): Promise<void> {
  const values = basisValues(userId, basis);
  const { rows } = await client.query<{ isBasis: boolean }>(selectIsBasis, values);
  if (rows[0]?.isBasis) return;
  await deleteFigures((text, parameters) => client.query(text, parameters), userId);
  await client.query(insertState, values);
  await client.query(markAll, [userId]);
}

async function refreshYearOfStaleMonths(
  client: pg.PoolClient,
  userId: string,
  basis: Basis,
): Promise<boolean> {
  const { rows } = await client.query<{ month: string }>(takeStale, basisValues(userId, basis));
  const months = rows.map(({ month }) => month).sort();
  const [first] = months;
  if (!first) return false;
  if (first === allSongs) {
    await client.query(refreshSongs, [userId, null]);
    await client.query(analyze);
    return true;
  }
  const values = [userId, months, basis.sqlZone, basis.withPolled, basis.withPrivate];
  await client.query(refreshHours, values);
  const changed = await client.query<{ songId: string }>(refreshMonths, values);
  const songs = changed.rows.map(({ songId }) => songId);
  if (songs.length === 0) return true;
  await client.query(refreshYear, [userId, yearOf(first), songs]);
  if (songs.length > manySongs) await client.query(markAllSongs, [userId]);
  else await client.query(refreshSongs, [userId, songs]);
  return true;
}

async function refreshNewKeys(client: pg.PoolClient, userId: string): Promise<void> {
  const { rowCount } = await client.query(refreshKeys, [userId]);
  if (!rowCount) return;
  for (const { select, update } of mergedKeys) {
    const { rows } = await client.query<{ keys: string[] }>(select, [userId]);
    const merged = mergeKeys(rows.map(({ keys }) => keys));
    await client.query(update, [userId, [...merged.keys()], [...merged.values()]]);
  }
}

/** Runs one step in its own transaction, so that a person's other work waits for a part of a large history only. */
const step = <T>(userId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inBackground(() => personTransaction(userId, work));

/**
 * Computes what has changed since the figures were computed: months whose plays have changed, songs whose names have changed, and
 * everything after a change of the time zone or of what counts. Called before figures are read, and at the end of an import of plays,
 * so that nobody waits for it. Costs no call to Spotify.
 */
export async function refreshFigures(userId: string): Promise<Basis> {
  const [row] = await sql<Freshness>(selectFreshness, [userId]);
  const timeZone = row?.timeZone ?? "UTC";
  const sqlZone = await zoneForSql(timeZone);
  const { withPolled = false, withPrivate = false, stored, isStale } = row ?? {};
  const basis = { timeZone: sqlZone === "UTC" ? "UTC" : timeZone, sqlZone, withPolled, withPrivate };
  const isOther =
    stored?.zone !== sqlZone ||
    stored.withPolled !== withPolled ||
    stored.withPrivate !== withPrivate ||
    stored.rules !== rules;
  if (isOther) await step(userId, client => beginAnew(client, userId, basis));
  if (!isOther && !isStale) return basis;
  while (await step(userId, client => refreshYearOfStaleMonths(client, userId, basis)));
  await step(userId, client => refreshNewKeys(client, userId));
  return basis;
}
