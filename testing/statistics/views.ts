import type { UserContext } from "@/lib/core/context";
import { calendarQuery, statisticsQuery, topQuery } from "@/lib/schemas/statistics";
import { getCalendar } from "@/lib/statistics/get-calendar";
import { getStatistics } from "@/lib/statistics/get-statistics";
import { listTop } from "@/lib/statistics/list-top";

/** Returns the figures for a query as it stands in an address. */
export const readStatistics = (ctx: UserContext, query: object = {}) =>
  getStatistics(ctx, statisticsQuery.parse(query));

/** Returns names and plays of what was heard most. */
export const readTop = async (ctx: UserContext, query: object) =>
  (await listTop(ctx, topQuery.parse(query))).items.map(({ name, plays }) => [name, plays]);

/** Returns the days of a year on which something was heard, with their plays. */
export const readDays = async (ctx: UserContext, year: number) =>
  (await getCalendar(ctx, calendarQuery.parse({ year }))).days.map(({ day, plays }) => [day, plays]);
