import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { yearOf } from "@/lib/schemas/days";
import type { TopItem, YearInReview } from "@/lib/schemas/statistics";
import { listDaySums, monthPoints, sumPeriod, toMinutes } from "./day-sums";
import { listYears } from "./get-calendar";
import { findHours } from "./get-clock";
import { findTop } from "./list-top";
import { resolvePeriod } from "./resolve-period";
import { countDiscoveries, countSongs } from "./song-counts";

const topCount = 5;
/** A song that was new in the year is most likely one of these. */
const searchedForDiscovery = 200;

const selectNew = `SELECT s.song_id AS id FROM statistics_songs s JOIN (
    SELECT recording FROM statistics_songs WHERE user_id = $1 AND plays > 0
    GROUP BY recording HAVING (min(first_at) AT TIME ZONE $2)::date >= $3) n USING (recording)
  WHERE s.user_id = $1 AND s.song_id = ANY($4)`;

/** Returns the item with the most of something, the first of equal ones. */
const greatest = <Item>(items: readonly Item[], measure: (item: Item) => number): Item | null =>
  items.reduce<Item | null>((best, item) => (best && measure(best) >= measure(item) ? best : item), null);

/** Returns the figures of a year for the review. Costs no call to Spotify. */
export async function getYear(ctx: UserContext, year: number): Promise<YearInReview> {
  const { userId } = ctx;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const before = { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  const resolved = await resolvePeriod(userId, period);
  const { basis, data, computing, today } = resolved;
  const top = (kind: "songs" | "artists" | "albums", limit = topCount) =>
    findTop(ctx, resolved, { kind, by: "plays", merge: true, limit });
  const [days, counts, [discoveries], songs, topArtists, topAlbums, hours, years] = await Promise.all([
    listDaySums(userId, { ...period, from: before.from }),
    countSongs(userId, basis, period, data, true),
    countDiscoveries(userId, basis, [period], true),
    top("songs", searchedForDiscovery),
    top("artists"),
    top("albums"),
    findHours(userId, period),
    listYears(userId),
  ]);
  const { plays, minutes } = sumPeriod(days, before);
  const busiest = greatest(
    days.filter(({ day, ms }) => day >= period.from && ms > 0),
    ({ ms }) => ms,
  );
  const hour = greatest(hours, each => each.plays);
  return {
    year,
    computing,
    isComplete: year < yearOf(today),
    ...sumPeriod(days, period),
    ...counts,
    ...(discoveries ?? { newSongs: 0, newArtists: 0 }),
    previous: plays > 0 ? { plays, minutes } : null,
    topSongs: songs.slice(0, topCount),
    topArtists,
    topAlbums,
    months: monthPoints(days, period),
    busiestDay: busiest && { day: busiest.day, plays: busiest.plays, minutes: toMinutes(busiest.ms) },
    busiestHour:
      hour && hour.plays > 0 ? { weekday: hour.weekday, hour: hour.hour, plays: hour.plays } : null,
    discovery: await findDiscovery(userId, basis.sqlZone, period.from, songs),
    years,
  };
}

async function findDiscovery(
  userId: string,
  sqlZone: string,
  from: string,
  songs: readonly TopItem[],
): Promise<TopItem | null> {
  const ids = songs.map(({ song }) => song.id);
  const rows = await sql<{ id: string }>(selectNew, [userId, sqlZone, from, ids]);
  const isNew = new Set(rows.map(({ id }) => id));
  return songs.find(({ song }) => isNew.has(song.id)) ?? null;
}
