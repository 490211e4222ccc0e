import type { TopOrder } from "@/lib/schemas/statistics";

/** The number that charts and lists show. */
export type Measure = TopOrder;

export const measured = (measure: Measure, { plays, minutes }: { plays: number; minutes: number }) =>
  measure === "plays" ? plays : minutes;
