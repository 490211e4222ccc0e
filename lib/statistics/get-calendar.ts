import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { yearOf } from "@/lib/schemas/days";
import type { Calendar } from "@/lib/schemas/statistics";
import { toMinutes } from "./day-sums";
import { readDays } from "./packs/read-packs";
import { resolvePeriod } from "./resolve-period";

/** Jumps from year to year, because the index has the days in order. */
const selectYears = `WITH RECURSIVE years AS (
    SELECT date_trunc('year', max(day))::date AS year FROM statistics_hours WHERE user_id = $1
    UNION ALL
    SELECT (SELECT date_trunc('year', max(day))::date FROM statistics_hours WHERE user_id = $1 AND day < years.year)
    FROM years WHERE years.year IS NOT NULL)
  SELECT extract(year FROM year)::int AS year FROM years WHERE year IS NOT NULL`;

/** Lists the years with data, newest first. */
export const listYears = async (userId: string): Promise<number[]> =>
  (await sql<{ year: number }>(selectYears, [userId])).map(({ year }) => year);

/** Returns the days of a year on which something was heard; without a year, of the latest one with data. Costs no call to Spotify. */
export async function getCalendar(
  { userId }: UserContext,
  { year }: { year?: number | undefined },
): Promise<Calendar> {
  const { today, computing } = await resolvePeriod(userId, {});
  const years = await listYears(userId);
  const shown = year ?? years[0] ?? yearOf(today);
  const days = (await readDays(userId)).filter(({ day }) => yearOf(day) === shown);
  return {
    year: shown,
    computing,
    years,
    days: days.map(({ day, plays, ms }) => ({ day, plays, minutes: toMinutes(ms) })),
  };
}
