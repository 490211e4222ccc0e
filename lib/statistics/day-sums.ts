import { sql } from "@/lib/platform/db";
import { addDays, addMonths, countDays, endOfMonth, monthOf, type Period } from "@/lib/schemas/days";
import type { CoverageSource, TimelinePoint } from "@/lib/schemas/statistics";

export type DaySum = {
  day: string;
  plays: number;
  ms: number;
  skips: number;
  polled: number;
  sessions: number;
  longestSessionMs: number;
};

const selectDays = `SELECT day::text, sum(plays)::int AS plays, sum(ms)::float AS ms, sum(skips)::int AS skips, sum(polled)::int AS polled,
    sum(sessions)::int AS sessions, max(longest_session_ms)::float AS "longestSessionMs"
  FROM statistics_hours WHERE user_id = $1 AND day BETWEEN COALESCE($2::date, '-infinity') AND COALESCE($3::date, 'infinity')
  GROUP BY statistics_hours.day ORDER BY statistics_hours.day`;

/** Returns the sums of the days on which something was heard; there are at most a few thousand. */
export const listDaySums = (userId: string, period?: Period): Promise<DaySum[]> =>
  sql<DaySum>(selectDays, [userId, period?.from ?? null, period?.to ?? null]);

export const toMinutes = (ms: number) => Math.round(ms / 60_000);

const within = (days: readonly DaySum[], { from, to }: Period) =>
  days.filter(({ day }) => day >= from && day <= to);
const sum = (days: readonly DaySum[], name: "plays" | "ms" | "skips" | "polled" | "sessions") =>
  days.reduce((total, day) => total + day[name], 0);

type Streak = { days: number; from: string; to: string };

/** Returns the runs of consecutive days with a play. */
function findStreaks(days: readonly DaySum[]): Streak[] {
  const streaks: Streak[] = [];
  for (const { day, plays } of days) {
    if (plays === 0) continue;
    const last = streaks.at(-1);
    if (last && addDays(last.to, 1) === day) Object.assign(last, { to: day, days: last.days + 1 });
    else streaks.push({ days: 1, from: day, to: day });
  }
  return streaks;
}

/** Returns the first of the longest runs. */
export const longestStreak = (days: readonly DaySum[]): Streak | null =>
  findStreaks(days).reduce<Streak | null>(
    (longest, streak) => (longest && longest.days >= streak.days ? longest : streak),
    null,
  );

/** A day does not end a streak before it is over. */
export function currentStreak(days: readonly DaySum[], today: string): number {
  const last = findStreaks(days.filter(({ day }) => day <= today)).at(-1);
  return last && last.to >= addDays(today, -1) ? last.days : 0;
}

/** Returns the sums of a period that need no songs. */
export function sumPeriod(allDays: readonly DaySum[], period: Period) {
  const days = within(allDays, period);
  return {
    plays: sum(days, "plays"),
    minutes: toMinutes(sum(days, "ms")),
    skips: sum(days, "skips"),
    activeDays: days.filter(({ plays }) => plays > 0).length,
    sessions: sum(days, "sessions"),
    longestSessionMinutes: toMinutes(Math.max(0, ...days.map(day => day.longestSessionMs))),
    longestStreak: longestStreak(days),
  };
}

function groupBy(days: readonly DaySum[], keyOf: (day: string) => string): Map<string, DaySum[]> {
  const groups = new Map<string, DaySum[]>();
  for (const day of days) {
    const key = keyOf(day.day);
    const group = groups.get(key);
    if (group) group.push(day);
    else groups.set(key, [day]);
  }
  return groups;
}

const pointOf = (from: string, days: readonly DaySum[] = []): TimelinePoint => ({
  from,
  plays: sum(days, "plays"),
  minutes: toMinutes(sum(days, "ms")),
});

/** Returns a point for each month that the period touches. */
export function monthPoints(allDays: readonly DaySum[], period: Period): TimelinePoint[] {
  const groups = groupBy(within(allDays, period), monthOf);
  const points: TimelinePoint[] = [];
  for (let month = monthOf(period.from); month <= period.to; month = addMonths(month, 1))
    points.push(pointOf(month, groups.get(month)));
  return points;
}

/** More points than this are months. */
const maxDays = 100;

export function timelineOf(allDays: readonly DaySum[], period: Period) {
  const length = countDays(period.from, period.to);
  if (length > maxDays) return { unit: "month" as const, points: monthPoints(allDays, period) };
  const groups = groupBy(within(allDays, period), day => day);
  const points = Array.from({ length }, (_, index) => addDays(period.from, index)).map(day =>
    pointOf(day, groups.get(day)),
  );
  return { unit: "day" as const, points };
}

/** Returns runs of months by the source of their plays, from the first to the last month with plays. */
export function coverageOf(days: readonly DaySum[]): (Period & { source: CoverageSource })[] {
  const groups = groupBy(
    days.filter(({ plays }) => plays > 0),
    monthOf,
  );
  const months = [...groups.keys()];
  const last = months.at(-1);
  const parts: (Period & { source: CoverageSource })[] = [];
  for (let month = months[0]; month && last && month <= last; month = addMonths(month, 1)) {
    const group = groups.get(month) ?? [];
    const [plays, polled] = [sum(group, "plays"), sum(group, "polled")];
    const source = plays === 0 ? "none" : polled === 0 ? "files" : polled === plays ? "polling" : "both";
    const part = parts.at(-1);
    if (part?.source === source) part.to = endOfMonth(month);
    else parts.push({ from: month, to: endOfMonth(month), source });
  }
  return parts;
}
