import type pg from "pg";
import { inBackground, personTransaction } from "@/lib/platform/db";
import { allSongs, type Basis, manySongs, readFreshness, rules } from "./basis";
import { mergeKeys } from "./merge-keys";
import {
  deleteMonthPacks,
  deletePacks,
  insertMonthPacks,
  insertPack,
  type WholePack,
} from "./packs/pack-sql";
import { mergedKeys, numberSongs, refreshKeys, refreshMonths, refreshSongs } from "./refresh-sql";

const tables = ["hours", "months", "songs", "packs", "stale_months", "states"].map(
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

/** Notes how many months are to be computed, for the progress. Several requests compute together, so the number only grows until the end. */
const countMonths = `UPDATE statistics_states SET months = GREATEST(months,
  (SELECT count(*) FROM statistics_stale_months WHERE user_id = $1)) WHERE user_id = $1`;
const forgetMonths = "UPDATE statistics_states SET months = 0 WHERE user_id = $1";
/** After years with more changed songs than `manySongs`, the sums over all time are computed once, and not after each year. */
const markAllSongs = `INSERT INTO statistics_stale_months (user_id, month) VALUES ($1, '${allSongs}') ON CONFLICT DO NOTHING`;

/** Updates PostgreSQL's statistics after many changes: it would plan the keys and the page as if these tables were almost empty. */
const analyze = "ANALYZE (SKIP_LOCKED) statistics_hours, statistics_months, statistics_songs";

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
  await client.query(countMonths, [userId]);
}

/** Computes sums of songs over all time. Packs with these sums are computed again, and those with first days if these have changed. */
async function refreshSums(client: pg.PoolClient, userId: string, songs: string[] | null): Promise<void> {
  const { rows } = await client.query<{ hasOtherFirst: boolean }>(refreshSongs, [userId, songs]);
  const stale: WholePack[] = rows[0]?.hasOtherFirst ? ["total", "days", "songs"] : ["total", "days"];
  await client.query(deletePacks, [userId, stale]);
}

async function refreshYearOfStaleMonths(client: pg.PoolClient, userId: string, basis: Basis): Promise<void> {
  const { rows } = await client.query<{ month: string }>(takeStale, basisValues(userId, basis));
  const months = rows.map(({ month }) => month);
  if (months.includes(allSongs)) {
    await client.query(analyze);
    return refreshSums(client, userId, null);
  }
  if (months.length === 0) return;
  const values = [userId, months, basis.sqlZone, basis.withPolled, basis.withPrivate];
  const changed = await client.query<{ songId: string }>(refreshMonths, values);
  const songs = changed.rows.map(({ songId }) => songId);
  // Also without changed songs: a play that moves within a month changes its days.
  await client.query(numberSongs, [userId, months]);
  await client.query(deleteMonthPacks, [userId, months]);
  await client.query(insertMonthPacks, values);
  if (songs.length > manySongs) await client.query(markAllSongs, [userId]);
  else await refreshSums(client, userId, songs);
}

async function refreshNewKeys(client: pg.PoolClient, userId: string): Promise<void> {
  await client.query(deletePacks, [userId, ["songs"]]);
  const { rowCount } = await client.query(refreshKeys, [userId]);
  if (!rowCount) return;
  for (const { select, update } of mergedKeys) {
    const { rows } = await client.query<{ keys: string[] }>(select, [userId]);
    const merged = mergeKeys(rows.map(({ keys }) => keys));
    await client.query(update, [userId, [...merged.keys()], [...merged.values()]]);
  }
}

/** Ends a computation. */
async function pack(client: pg.PoolClient, userId: string, { sqlZone }: Basis, names: WholePack[]) {
  await client.query(forgetMonths, [userId]);
  // Another request may have packed them.
  await client.query(deletePacks, [userId, names]);
  for (const name of names)
    await client.query(insertPack[name], name === "songs" ? [userId, sqlZone] : [userId]);
}

/** Runs one step in its own transaction, so that a person's other work waits for a part of a large history only. */
const step = <T>(userId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inBackground(() => personTransaction(userId, work));

/**
 * Computes what has changed since the figures were computed: months whose plays have changed, songs whose names have changed, and
 * everything after a change of the time zone or of what counts. `prepareFigures` calls it before figures are read, and an import of plays at
 * its end. Each step reads the person's choices, so that a change of them takes effect at once. Costs no call to Spotify.
 * @returns false if the signal stopped it
 */
export async function refreshFigures(userId: string, signal?: AbortSignal): Promise<boolean> {
  while (!signal?.aborted) {
    const freshness = await readFreshness(userId);
    if (!freshness) return true;
    const { basis, isOther, staleMonths, staleSongs, missingPacks } = freshness;
    if (isOther) await step(userId, client => beginAnew(client, userId, basis));
    else if (staleMonths > 0)
      await step(userId, async client => {
        await client.query(countMonths, [userId]);
        await refreshYearOfStaleMonths(client, userId, basis);
      });
    else if (staleSongs > 0) await step(userId, client => refreshNewKeys(client, userId));
    else if (missingPacks.length > 0) await step(userId, client => pack(client, userId, basis, missingPacks));
    else return true;
  }
  return false;
}
