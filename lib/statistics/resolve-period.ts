import { type Period, today } from "@/lib/schemas/days";
import type { Computing } from "@/lib/schemas/statistics";
import type { Basis, DataPeriod } from "./basis";
import { prepareFigures } from "./current-figures";

export type Resolved = {
  basis: Basis;
  data: DataPeriod;
  computing: Computing;
  period: Period;
  today: string;
};

/** Brings the figures of a person up to date like `prepareFigures`, and fills in the ends of a period. */
export async function resolvePeriod(
  userId: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Resolved> {
  const { basis, data, computing } = await prepareFigures(userId);
  const now = today(basis.timeZone);
  const first = from ?? data?.from ?? now;
  const last = to ?? now;
  // Only a first day in the future, or no last day, comes here in the wrong order.
  const [begin = first, end = first] = [first, last].sort();
  return {
    basis,
    data,
    computing,
    today: now,
    period: to ? { from: begin, to: end } : { from: first, to: end },
  };
}
