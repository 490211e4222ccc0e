import { sql } from "@/lib/platform/db";
import { type Period, today } from "@/lib/schemas/days";
import type { DataPeriod } from "./period-songs";
import { type Basis, refreshFigures } from "./refresh-figures";

export type Resolved = { basis: Basis; data: DataPeriod; period: Period; today: string };

const selectData = `SELECT min(day)::text AS "from", max(day)::text AS "to" FROM statistics_hours WHERE user_id = $1`;

/** Brings the figures of a person up to date, and fills in the ends of a period. */
export async function resolvePeriod(
  userId: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Resolved> {
  const basis = await refreshFigures(userId);
  const [row] = await sql<{ from: string | null; to: string | null }>(selectData, [userId]);
  const data = row?.from && row.to ? { from: row.from, to: row.to } : null;
  const now = today(basis.timeZone);
  const first = from ?? data?.from ?? now;
  const last = to ?? now;
  // Only a first day in the future, or no last day, comes here in the wrong order.
  const [begin = first, end = first] = [first, last].sort();
  return { basis, data, today: now, period: to ? { from: begin, to: end } : { from: first, to: end } };
}
