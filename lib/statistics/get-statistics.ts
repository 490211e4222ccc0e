import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { type Period, periodBefore } from "@/lib/schemas/days";
import type { Statistics, StatisticsQuery } from "@/lib/schemas/statistics";
import { coverageOf, currentStreak, sumPeriod, timelineOf } from "./day-sums";
import { findEnds } from "./find-ends";
import { countDiscoveries, countSongs, findFirstDays } from "./packs/count-songs";
import { readListening } from "./packs/read-packs";
import { resolvePeriod } from "./resolve-period";

/** Polled plays exist once a history was read from Spotify. */
const selectIsPolled = "SELECT 1 FROM history_reads WHERE user_id = $1 AND read_at > 'epoch'";

/** Returns the figures of a period beside those of as many days before it. Costs no call to Spotify. */
export async function getStatistics(
  { userId, locale }: UserContext,
  { from, to, merge }: StatisticsQuery,
): Promise<Statistics> {
  const { basis, data, computing, period, today } = await resolvePeriod(userId, { from, to });
  const before = data && from && periodBefore(period).to >= data.from ? periodBefore(period) : null;
  const [{ days, keys, sumsOf }, ends, polled] = await Promise.all([
    readListening(userId, data, before ? [period, before] : [period]),
    findEnds(userId, locale),
    sql(selectIsPolled, [userId]),
  ]);
  const firstDays = findFirstDays(keys, merge);
  const figuresOf = (each: Period) => ({
    ...each,
    ...sumPeriod(days, each),
    ...countSongs(keys, sumsOf(each), merge),
    ...countDiscoveries(firstDays, each),
  });
  return {
    ...figuresOf(period),
    timeZone: basis.timeZone,
    computing,
    previous: before && data ? { ...figuresOf(before), isComplete: before.from >= data.from } : null,
    currentStreak: currentStreak(days, today),
    dataFrom: data?.from ?? null,
    dataTo: data?.to ?? null,
    ...ends,
    timeline: timelineOf(days, period),
    coverage: coverageOf(days),
    polledPlays: { used: basis.withPolled, available: polled.length > 0 },
    usesPrivateSessions: basis.withPrivate,
  };
}
