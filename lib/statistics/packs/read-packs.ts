import type pg from "pg";
import { sql } from "@/lib/platform/db";
import { addMonths, endOfMonth, monthOf, type Period } from "@/lib/schemas/days";
import type { DataPeriod } from "../basis";
import { type PackRow, RecentPacks } from "./recent-packs";
import {
  addMonth,
  addTotal,
  type DaySum,
  emptySums,
  type SongKeys,
  type SongSums,
  unpackDays,
  unpackSongs,
} from "./unpack";

const nothing = Buffer.alloc(0);

/** Runs a statement, alone or in a transaction. */
export type Run = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<Row[]>;

/** The transaction that wrote a row is its version. $3 has the versions that need no bytes. */
const selectPacks = `SELECT name, version, CASE WHEN name || ' ' || version <> ALL ($3) THEN bytes END AS bytes
  FROM (SELECT name, xmin::text AS version, bytes FROM statistics_packs WHERE user_id = $1 AND name = ANY($2)) packs`;

const recentSongs = new RecentPacks(unpackSongs);
const recentDays = new RecentPacks(unpackDays);

/** Reads packs in one statement, which sees one state of the figures, so that the numbers of songs mean the same. */
async function readPacks(userId: string, names: readonly string[], run: Run = sql) {
  const [songs, days] = [recentSongs.find(userId), recentDays.find(userId)];
  const known = [songs && `songs ${songs.version}`, days && `days ${days.version}`].filter(Boolean);
  const rows = await run<PackRow>(selectPacks, [userId, names, known]);
  const packs = new Map(rows.map(row => [row.name, row]));
  return {
    songs: () => recentSongs.take(userId, packs.get("songs"), songs),
    days: () => recentDays.take(userId, packs.get("days"), days),
    packOf: (name: string) => packs.get(name)?.bytes ?? nothing,
  };
}

/** Returns the sums of the days on which something was heard; there are at most a few thousand. */
export const readDays = async (userId: string): Promise<DaySum[]> =>
  (await readPacks(userId, ["days"])).days();

/** A period is the whole time with data, or some months, of which the first and the last one may be parts. */
function packsOf({ from, to }: Period, data: DataPeriod): "total" | string[] {
  if (!data) return [];
  if (from <= data.from && to >= data.to) return "total";
  const months: string[] = [];
  const last = to < data.to ? to : data.to;
  for (let month = monthOf(from > data.from ? from : data.from); month <= last; month = addMonths(month, 1))
    months.push(month);
  return months;
}

const dayOf = (day: string) => Number(day.slice(8));

function sumSongs(size: number, period: Period, data: DataPeriod, packOf: (name: string) => Buffer) {
  const sums = emptySums(size);
  const names = packsOf(period, data);
  if (names === "total") addTotal(sums, packOf(names));
  else
    for (const month of names) {
      const firstDay = period.from > month ? dayOf(period.from) : 1;
      addMonth(sums, packOf(month), firstDay, period.to < endOfMonth(month) ? dayOf(period.to) : 31);
    }
  return sums;
}

export type Listening = {
  days: DaySum[];
  keys: SongKeys;
  /** Sums up one of the periods that were read. */
  sumsOf: (period: Period) => SongSums;
};

/** Reads the days, the songs, and what is needed to sum up some periods. */
export async function readListening(
  userId: string,
  data: DataPeriod,
  periods: readonly Period[],
  run?: Run,
): Promise<Listening> {
  const names = new Set(periods.flatMap(period => packsOf(period, data)));
  const { songs, days, packOf } = await readPacks(userId, ["songs", "days", ...names], run);
  const keys = songs();
  return {
    days: days(),
    keys,
    sumsOf: period => sumSongs(keys.size, period, data, packOf),
  };
}
