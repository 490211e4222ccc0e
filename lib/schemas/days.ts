const dayMs = 86_400_000;

/** Days that PostgreSQL and JavaScript both know, and that no calendar in use leaves out. */
export const [firstDay, lastDay] = ["1900-01-01", "2199-12-31"];

/** Days are texts such as "2026-11-28": they have no time zone, and sort as they should. */
const toTime = (day: string) => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number) => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, count: number) => toDay(toTime(day) + count * dayMs);

/** The number of days from one day to another, both included. */
export const countDays = (from: string, to: string) => Math.round((toTime(to) - toTime(from)) / dayMs) + 1;

export const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
export const yearOf = (day: string) => Number(day.slice(0, 4));

export function addMonths(month: string, count: number): string {
  const date = new Date(toTime(month));
  return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
}

/** The last day of the month. */
export const endOfMonth = (month: string) => addDays(addMonths(month, 1), -1);

export const today = (timeZone: string, now = new Date()): string => {
  // Swedish writes dates as ISO 8601 does.
  const text = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(now);
  return text;
};

export type Period = { from: string; to: string };

/** Returns as many days right before the period. */
export const periodBefore = ({ from, to }: Period): Period => ({
  from: addDays(from, -countDays(from, to)),
  to: addDays(from, -1),
});
