import type { PeriodChoice } from "@/lib/client/statistics";
import { addDays, firstDay, lastDay } from "@/lib/schemas/days";

export const ranges = ["weeks", "months", "year", "all", "own"] as const;
export type Range = (typeof ranges)[number];

/** Whole weeks, so that each period has as many weekends as the one before. */
const weeksOf = { weeks: 4, months: 26, year: 52 };

export type RangeChoice = { range: Range; from?: string; to?: string };

/** Returns the days of a range; `today` is in the time zone of the figures. */
export function periodOf({ range, from, to }: RangeChoice, today: string): PeriodChoice {
  if (range === "all") return {};
  if (range === "own") return { ...(from && { from }), ...(to && { to }) };
  return { from: addDays(today, 1 - 7 * weeksOf[range]), to: today };
}

/** Returns true for a day that the API takes. `Date` alone would read February 31 as March 3. */
export const isDay = (text: string | null | undefined): text is string =>
  Boolean(
    text &&
      /^\d{4}-\d\d-\d\d$/.test(text) &&
      text >= firstDay &&
      text <= lastDay &&
      !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
      addDays(text, 0) === text,
  );

/** Reads a choice from an address. */
export function parseRange(get: (name: string) => string | null | undefined): RangeChoice {
  const range = ranges.find(name => name === get("range")) ?? "year";
  if (range !== "own") return { range };
  const [from, to] = [get("from"), get("to")];
  const isInOrder = !isDay(from) || !isDay(to) || from <= to;
  return { range, ...(isDay(from) && { from }), ...(isDay(to) && isInOrder && { to }) };
}

export const addressOf = ({ range, from, to }: RangeChoice): string =>
  `?${new URLSearchParams({ range, ...(from && { from }), ...(to && { to }) })}`;
