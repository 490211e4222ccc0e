import type { UserContext } from "@/lib/core/context";
import { type Period, yearOf } from "@/lib/schemas/days";
import type { TopKind, YearInReview } from "@/lib/schemas/statistics";
import { monthPoints, sumPeriod, toMinutes } from "./day-sums";
import { listYears } from "./get-calendar";
import { findHours } from "./get-clock";
import { findItems, withListening } from "./list-top";
import { countDiscoveries, countSongs, findFirstDays } from "./packs/count-songs";
import { rankTop } from "./packs/rank-top";
import type { Listening, Run } from "./packs/read-packs";
import { numberOfDay } from "./packs/unpack";
import { resolvePeriod } from "./resolve-period";

const topCount = 5;
/** A song that was new in the year is most likely one of these. */
const searchedForDiscovery = 200;

/** Returns the item with the most of something, the first of equal ones. */
const greatest = <Item>(items: readonly Item[], measure: (item: Item) => number): Item | null =>
  items.reduce<Item | null>((best, item) => (best && measure(best) >= measure(item) ? best : item), null);

/** Reads what rests on songs. */
async function readYear(ctx: UserContext, period: Period, { days, keys, sumsOf }: Listening, run: Run) {
  const sums = sumsOf(period);
  const rank = (kind: TopKind, limit: number) =>
    rankTop(keys, sums, { kind, by: "plays", merge: true, limit });
  const songs = rank("songs", searchedForDiscovery);
  const firstDays = findFirstDays(keys, true);
  const discovery = songs.findIndex(
    ({ song }) => (firstDays.songs[keys.recordings[song] ?? 0] ?? 0) >= numberOfDay(period.from),
  );
  const shown = songs.slice(0, Math.max(topCount, discovery + 1));
  // One after the other, on the connection of the transaction.
  const topSongs = await findItems(ctx, "songs", shown, run);
  const topArtists = await findItems(ctx, "artists", rank("artists", topCount), run);
  const topAlbums = await findItems(ctx, "albums", rank("albums", topCount), run);
  return {
    days,
    shown: {
      topSongs: topSongs.slice(0, topCount),
      topArtists,
      topAlbums,
      discovery: topSongs[discovery] ?? null,
    },
    counts: { ...countSongs(keys, sums, true), ...countDiscoveries(firstDays, period) },
  };
}

/** Returns the figures of a year for the review. Costs no call to Spotify. */
export async function getYear(ctx: UserContext, year: number): Promise<YearInReview> {
  const { userId } = ctx;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const before = { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  const resolved = await resolvePeriod(userId, period);
  const { computing, today } = resolved;
  const [{ days, shown, counts }, hours, years] = await Promise.all([
    withListening(userId, resolved, ({ listening, run }) => readYear(ctx, period, listening, run)),
    findHours(userId, period),
    listYears(userId),
  ]);
  const { plays, minutes } = sumPeriod(days, before);
  const busiest = greatest(
    days.filter(({ day, ms }) => day >= period.from && day <= period.to && ms > 0),
    ({ ms }) => ms,
  );
  const hour = greatest(hours, each => each.plays);
  return {
    year,
    computing,
    isComplete: year < yearOf(today),
    ...sumPeriod(days, period),
    ...counts,
    previous: plays > 0 ? { plays, minutes } : null,
    ...shown,
    months: monthPoints(days, period),
    busiestDay: busiest && { day: busiest.day, plays: busiest.plays, minutes: toMinutes(busiest.ms) },
    busiestHour:
      hour && hour.plays > 0 ? { weekday: hour.weekday, hour: hour.hour, plays: hour.plays } : null,
    years,
  };
}
