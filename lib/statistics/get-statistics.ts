import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { type Period, periodBefore } from "@/lib/schemas/days";
import type { Statistics, StatisticsQuery } from "@/lib/schemas/statistics";
import { coverageOf, currentStreak, listDaySums, sumPeriod, timelineOf } from "./day-sums";
import { resolvePeriod } from "./resolve-period";
import { countDiscoveries, countSongs, findEnds } from "./song-counts";

const none = { newSongs: 0, newArtists: 0 };

/** Polled plays exist once a history was read from Spotify. */
const selectIsPolled = "SELECT 1 FROM history_reads WHERE user_id = $1 AND read_at > 'epoch'";

/** Returns the figures of a period beside those of as many days before it. Costs no call to Spotify. */
export async function getStatistics(
  { userId, locale }: UserContext,
  { from, to, merge }: StatisticsQuery,
): Promise<Statistics> {
  const { basis, data, computing, period, today } = await resolvePeriod(userId, { from, to });
  const before = data && from && periodBefore(period).to >= data.from ? periodBefore(period) : null;
  const count = (counted: Period) => countSongs(userId, basis, counted, data, merge);
  const [days, counts, countsBefore, discoveries, ends, polled] = await Promise.all([
    listDaySums(userId),
    count(period),
    before && count(before),
    countDiscoveries(userId, basis, before ? [period, before] : [period], merge),
    findEnds(userId, locale),
    sql(selectIsPolled, [userId]),
  ]);
  return {
    ...period,
    timeZone: basis.timeZone,
    computing,
    ...sumPeriod(days, period),
    ...counts,
    ...(discoveries[0] ?? none),
    previous:
      before && countsBefore
        ? {
            ...before,
            isComplete: data !== null && before.from >= data.from,
            ...sumPeriod(days, before),
            ...countsBefore,
            ...(discoveries[1] ?? none),
          }
        : null,
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
