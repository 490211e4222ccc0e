import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { Period } from "@/lib/schemas/days";
import type { Clock } from "@/lib/schemas/statistics";
import { toMinutes } from "./day-sums";
import { resolvePeriod } from "./resolve-period";

/** 1 for Mondays, such as the first day of the first year. EXTRACT computes with decimals, which takes most of the time of a long period. */
const weekdaySql = "((day - DATE '0001-01-01') % 7 + 1)";

const selectClock = `SELECT weekday, hour, COALESCE(plays, 0) AS plays, COALESCE(ms, 0) AS ms
  FROM generate_series(1, 7) weekday CROSS JOIN generate_series(0, 23) hour LEFT JOIN (
    SELECT ${weekdaySql} AS weekday, hour::int, sum(plays)::int AS plays, sum(ms)::float AS ms
    FROM statistics_hours WHERE user_id = $1 AND day BETWEEN $2 AND $3 GROUP BY 1, 2) heard USING (weekday, hour)
  ORDER BY weekday, hour`;

type Row = { weekday: number; hour: number; plays: number; ms: number };

/** Returns the plays of a period by weekday and hour. */
export async function findHours(userId: string, { from, to }: Period): Promise<Clock["hours"]> {
  const rows = await sql<Row>(selectClock, [userId, from, to]);
  return rows.map(({ ms, ...row }) => ({ ...row, minutes: toMinutes(ms) }));
}

/** Returns the plays of a period by weekday and hour. Costs no call to Spotify. */
export async function getClock(
  { userId }: UserContext,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<Clock> {
  const { period, computing } = await resolvePeriod(userId, query);
  return { ...period, computing, hours: await findHours(userId, period) };
}
