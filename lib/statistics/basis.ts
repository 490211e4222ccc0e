import { sql } from "@/lib/platform/db";
import type { Period } from "@/lib/schemas/days";
import { type WholePack, wholePacks } from "./packs/pack-sql";
import { zoneForSql } from "./time-zone";

/** Increase it when the figures are computed in another way, so that all are computed again. */
export const rules = 1;

/** How the figures of a person are computed. */
export type Basis = {
  /** The person's time zone, for dates in JavaScript and for PostgreSQL. */
  timeZone: string;
  sqlZone: string;
  withPolled: boolean;
  withPrivate: boolean;
};

/** The days with data. Null if there are none. */
export type DataPeriod = Period | null;

/** The state of a person's figures. */
export type Freshness = {
  basis: Basis;
  data: DataPeriod;
  /** True if the stored figures rest on another time zone or choice, or if there are none. */
  isOther: boolean;
  staleMonths: number;
  /** Months that the present or last computation began with. */
  months: number;
  /** True if the sums over all time are to be computed. */
  needsAllSongs: boolean;
  /** Songs whose names have changed, counted up to a limit. */
  staleSongs: number;
  missingPacks: WholePack[];
};

/** Stands for the sums over all time among the stale months. It is older than all of them, so it is taken last. */
export const allSongs = "1000-01-01";

/** The count of songs with changed names ends here. */
export const manySongs = 500;

const selectFreshness = `SELECT u.time_zone AS "timeZone", u.polled_statistics AS "withPolled", u.private_statistics AS "withPrivate",
    s.time_zone AS "storedZone", s.months,
    (s.with_polled, s.with_private, s.rules) IS NOT DISTINCT FROM (u.polled_statistics, u.private_statistics, ${rules}) AS "isSame",
    stale.months AS "staleMonths", stale.all_songs AS "needsAllSongs",
    (SELECT count(*)::int FROM (SELECT 1 FROM statistics_songs WHERE user_id = $1 AND title_key IS NULL LIMIT ${manySongs}) n) AS "staleSongs",
    ARRAY(SELECT unnest($2::text[]) EXCEPT SELECT name FROM statistics_packs WHERE user_id = $1) AS "missingPacks",
    (SELECT min(day)::text FROM statistics_hours WHERE user_id = $1) AS "from",
    (SELECT max(day)::text FROM statistics_hours WHERE user_id = $1) AS "to"
  FROM users u LEFT JOIN statistics_states s ON s.user_id = u.id,
    (SELECT count(*)::int AS months, COALESCE(bool_or(month = '${allSongs}'), false) AS all_songs FROM statistics_stale_months WHERE user_id = $1) stale
  WHERE u.id = $1`;

type Row = {
  timeZone: string | null;
  withPolled: boolean;
  withPrivate: boolean;
  storedZone: string | null;
  months: number | null;
  isSame: boolean;
  staleMonths: number;
  needsAllSongs: boolean;
  staleSongs: number;
  missingPacks: WholePack[];
  from: string | null;
  to: string | null;
};

/** Returns the state of a person's figures; undefined if the account was deleted. */
export async function readFreshness(userId: string): Promise<Freshness | undefined> {
  const [row] = await sql<Row>(selectFreshness, [userId, wholePacks]);
  if (!row) return undefined;
  const timeZone = row.timeZone ?? "UTC";
  const sqlZone = await zoneForSql(timeZone);
  const { withPolled, withPrivate, from, to, staleMonths, needsAllSongs, staleSongs, missingPacks } = row;
  return {
    basis: { timeZone: sqlZone === "UTC" ? "UTC" : timeZone, sqlZone, withPolled, withPrivate },
    data: from && to ? { from, to } : null,
    isOther: row.storedZone !== sqlZone || !row.isSame,
    months: row.months ?? 0,
    staleMonths,
    needsAllSongs,
    staleSongs,
    missingPacks,
  };
}
