import { addDays, addMonths, countDays, endOfMonth, monthOf, type Period } from "@/lib/schemas/days";
import type { CoverageSource, TimelinePoint } from "@/lib/schemas/statistics";
import type { DaySum } from "./packs/unpack";

export const toMinutes = (ms: number) => Math.round(ms / 60_000);

const within = (days: readonly DaySum[], { from, to }: Period) =>
  days.filter(({ day }) => day >= from && day <= to);
const sum = (days: readonly DaySum[], name: "plays" | "ms" | "skips" | "polled" | "sessions") =>
  days.reduce((total, day) => total + day[name], 0);

type Streak = { days: number; from: string; to: string };
type Run = Streak & { lastNumber: number };

/** Returns the runs of consecutive days with a play. */
function findStreaks(days: readonly DaySum[]): Run[] {
  const streaks: Run[] = [];
  for (const { day, number, plays } of days) {
    if (plays === 0) continue;
    const last = streaks.at(-1);
    if (last && last.lastNumber + 1 === number)
      Object.assign(last, { to: day, days: last.days + 1, lastNumber: number });
    else streaks.push({ days: 1, from: day, to: day, lastNumber: number });
  }
  return streaks;
}

/** Returns the first of the longest runs. */
export function longestStreak(daySums: readonly DaySum[]): Streak | null {
  const longest = findStreaks(daySums).reduce<Run | null>(
    (best, streak) => (best && best.days >= streak.days ? best : streak),
    null,
  );
  return longest && { days: longest.days, from: longest.from, to: longest.to };
}

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
