import { type Period, splitPeriod } from "@/lib/schemas/days";
import type { Basis, DataPeriod } from "./basis";
import { beginningSql, heardSql } from "./heard-sql";

/** Extends a period over the days without data at its ends, so that it has more whole years. */
function widen(period: Period, data: DataPeriod): Period {
  if (!data) return period;
  return {
    from: period.from <= data.from ? `${data.from.slice(0, 4)}-01-01` : period.from,
    to: period.to >= data.to ? `${data.to.slice(0, 4)}-12-31` : period.to,
  };
}

/**
 * Returns the table of a person's songs with their sums in a period, `song_id`, `plays`, `ms` and `skips`, and the parameters of its
 * statement, of which the first is the person. Stored sums of years and months leave only the days at the ends to be read play by
 * play, so the time hardly grows with the period.
 */
export function periodSongs(userId: string, basis: Basis, period: Period, data: DataPeriod) {
  const values: unknown[] = [userId];
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  if (data && period.from <= data.from && period.to >= data.to)
    return {
      table: "(SELECT song_id, plays, ms, skips FROM statistics_songs WHERE user_id = $1)",
      values,
    };
  const { years, months, days } = splitPeriod(widen(period, data));
  const parts = [
    `SELECT song_id, plays, ms, skips FROM statistics_years WHERE user_id = $1 AND year = ANY(${add(years, "smallint[]")})`,
    `SELECT song_id, plays, ms, skips FROM statistics_months WHERE user_id = $1 AND month = ANY(${add(months, "date[]")})`,
  ];
  for (const { from, to } of days) {
    const [first, last] = [add(from, "date"), add(to, "date")];
    const zone = add(basis.sqlZone, "text");
    const heard = heardSql({
      userId: "$1",
      from: beginningSql(first, zone),
      to: beginningSql(`${last} + 1`, zone),
      zone,
      withPolled: add(basis.withPolled, "boolean"),
      withPrivate: add(basis.withPrivate, "boolean"),
    });
    parts.push(`SELECT song_id, is_play::int, ms, is_skip::int FROM ${heard} h
      WHERE local >= ${first} AND local < ${last} + 1`);
  }
  const table = `(SELECT song_id, sum(plays)::int AS plays, sum(ms)::bigint AS ms, sum(skips)::int AS skips
    FROM (${parts.join("\n UNION ALL ")}) parts GROUP BY song_id)`;
  return { table, values };
}
